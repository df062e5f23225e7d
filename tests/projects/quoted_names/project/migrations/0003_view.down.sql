DROP VIEW "überblick";
