# cmake -DOUT=file.c -DFILE=x.py -DNAME=x -P embed.cmake
# Makes a C file of a text file: const char NAME[]. The file stays one that its own tools can read.
file(READ ${FILE} text)
string(REPLACE "\\" "\\\\" text "${text}")
string(REPLACE "\"" "\\\"" text "${text}")
string(REPLACE "\n" "\\n\"\n\t\"" text "${text}")
file(WRITE ${OUT} "extern const char ${NAME}[];\n\nconst char ${NAME}[] =\n\t\"${text}\";\n")
