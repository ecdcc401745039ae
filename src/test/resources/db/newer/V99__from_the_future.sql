-- What a later version of the product might bring.

alter table dashboard_widgets add column from_the_future text;
