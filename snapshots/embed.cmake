# cmake -DOUT=file.c -DFOLDER=snapshots -P embed.cmake
# Makes one C file of the .sql files below FOLDER/catalogs and FOLDER/observer: a table of their
# engine, kind, lowest server version, text, and what the text says of itself (catalogs.h). The files
# stay runnable in psql and sqlite3 as they are.
function(quote text out)
	string(REPLACE "\\" "\\\\" text "${text}")
	string(REPLACE "\"" "\\\"" text "${text}")
	string(REPLACE "\n" "\\n\"\n\t\t\"" text "${text}")
	set(${out} "\"${text}\"" PARENT_SCOPE)
endfunction()

# The words behind "-- name: ".
function(header text name out)
	set(words "")
	if(text MATCHES "(^|\n)-- ${name}: ([a-z_ ]+)\n" AND NOT CMAKE_MATCH_2 STREQUAL "none")
		set(words "${CMAKE_MATCH_2}")
	endif()
	set(${out} "\"${words}\"" PARENT_SCOPE)
endfunction()

# Lines "-- if any: pg_cast where oid >= 16384", as one condition. A whole catalog is told by its size,
# which costs no planning and is never 0 while there are rows.
function(condition text out)
	string(REGEX MATCHALL "\n-- if any: [^\n]+" lines "${text}")
	list(TRANSFORM lines REPLACE "\n-- if any: ([a-z_]+)$" "pg_relation_size('\\1') > 0")
	list(TRANSFORM lines REPLACE "\n-- if any: (.*)" "exists (select from \\1)")
	list(JOIN lines " or " words)
	set(${out} NULL PARENT_SCOPE)
	if(words)
		set(${out} "\"${words}\"" PARENT_SCOPE)
	endif()
endfunction()

# The text and, with what stands in its comments that begin with "only", its form for some objects.
function(texts text out)
	string(REGEX REPLACE "/\\*only ([^*]*)\\*/" "\\1" some "${text}")
	if(some STREQUAL text)
		set(some NULL)
	else()
		quote("${some}" some)
	endif()
	quote("${text}" text)
	set(${out} "${text},\n\t\t${some}" PARENT_SCOPE)
endfunction()

file(GLOB files RELATIVE ${FOLDER} ${FOLDER}/catalogs/*/*.sql ${FOLDER}/observer/*.sql)
# A kind's versions must follow each other upwards, the file without a version first.
list(TRANSFORM files REPLACE "/([a-z_]+)[.]sql$" "/\\1.00.sql")
list(SORT files)
list(TRANSFORM files REPLACE "[.]00[.]sql$" ".sql")
set(rows "")
foreach(file IN LISTS files)
	if(file MATCHES "^catalogs/([a-z]+)/([a-z_]+)\\.([0-9]+)\\.sql$")
		set(row "\"${CMAKE_MATCH_1}\", \"${CMAKE_MATCH_2}\", ${CMAKE_MATCH_3}")
	elseif(file MATCHES "^catalogs/([a-z]+)/([a-z_]+)\\.sql$")
		set(row "\"${CMAKE_MATCH_1}\", \"${CMAKE_MATCH_2}\", 0")
	elseif(file MATCHES "^observer/([a-z]+)\\.sql$")
		set(row "\"${CMAKE_MATCH_1}\", NULL, 0")
	else()
		message(FATAL_ERROR "${file}: the name is not <kind>.sql or <kind>.<version>.sql")
	endif()
	file(READ ${FOLDER}/${file} text)
	header("${text}" catalogs catalogs)
	header("${text}" objects objects)
	condition("${text}" condition)
	texts("${text}" both)
	string(APPEND rows "\t{${row},\n\t\t${both},\n\t\t${catalogs}, ${objects}, ${condition}},\n")
	# What a newer server adds stands in comments that begin with its version.
	if(text MATCHES "/\\*([0-9]+) ")
		set(version ${CMAKE_MATCH_1})
		string(REGEX REPLACE "/\\*${version} ([^*]*)\\*/" "\\1" newer "${text}")
		texts("${newer}" both)
		string(REGEX REPLACE ", 0$" ", ${version}" row "${row}")
		string(APPEND rows
			"\t{${row},\n\t\t${both},\n\t\t${catalogs}, ${objects}, ${condition}},\n")
	endif()
endforeach()
file(WRITE ${OUT} "#include \"catalogs.h\"\n\nconst struct catalog catalogs[] = {\n${rows}\t{NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL},\n};\n")
