# cmake -DOUT=file.c -DFOLDER=mtest_alembic -DFILES="channel main" -P embed_worker.cmake
# Makes one Python text of loader.py and the files named, in this order, and const char
# alembic_worker[] of it. The files stay ones that their own tools can read.
file(READ ${FOLDER}/loader.py text)
separate_arguments(FILES)
foreach(name IN LISTS FILES)
	file(READ ${FOLDER}/${name}.py source)
	if(source MATCHES "'''")
		message(FATAL_ERROR "${name}.py: it cannot hold three apostrophes in a row")
	endif()
	string(APPEND text "load(\"${name}\", r'''${source}''')\n")
endforeach()
string(REPLACE "\\" "\\\\" text "${text}")
string(REPLACE "\"" "\\\"" text "${text}")
string(REPLACE "\n" "\\n\"\n\t\"" text "${text}")
file(WRITE ${OUT} "extern const char alembic_worker[];\n\nconst char alembic_worker[] =\n\t\"${text}\";\n")
