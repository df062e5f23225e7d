CREATE ROLE shop_app LOGIN;
CREATE ROLE shop_reports;
