ALTER DATABASE shop SET statement_timeout = '5s';
