CREATE INDEX post_of_unit ON post (unit) INCLUDE (id, role, first_day, last_day, fte);
CREATE INDEX engagement_in_post ON engagement (post, first_day) INCLUDE (last_day, agency, fte);
VACUUM (ANALYZE) unit_below;
VACUUM (ANALYZE) post;
VACUUM (ANALYZE) engagement;
