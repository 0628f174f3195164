-- What the vacancy question needs, as somebody would lay it out who answers it often: narrow rows, whole numbers for keys and days, and
-- an index for each step that has all that the step reads. FTE is exact, as it is in the service.
CREATE TABLE unit_below (ancestor integer NOT NULL, unit integer NOT NULL, PRIMARY KEY (ancestor, unit));

CREATE TABLE post (
    id integer PRIMARY KEY,
    unit integer NOT NULL,
    role smallint NOT NULL,
    first_day integer NOT NULL,
    last_day integer,
    fte numeric(9, 6) NOT NULL
);

CREATE TABLE engagement (
    id integer PRIMARY KEY,
    post integer NOT NULL,
    agency boolean NOT NULL,
    first_day integer NOT NULL,
    last_day integer,
    fte numeric(9, 6) NOT NULL
);
