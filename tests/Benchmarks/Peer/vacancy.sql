SELECT coalesce(sum(p.fte), 0) AS establishment,
       coalesce(sum(e.in_post), 0) AS in_post,
       coalesce(sum(greatest(p.fte - e.in_post, 0)), 0) AS vacant,
       coalesce(sum(e.cover), 0) AS agency_cover
FROM unit_below b
JOIN post p ON p.unit = b.unit AND p.role BETWEEN 1 AND 6 AND p.first_day <= :day AND (p.last_day IS NULL OR p.last_day > :day)
CROSS JOIN LATERAL (
    SELECT coalesce(sum(fte) FILTER (WHERE NOT agency), 0) AS in_post, coalesce(sum(fte) FILTER (WHERE agency), 0) AS cover
    FROM engagement
    WHERE post = p.id AND first_day <= :day AND (last_day IS NULL OR last_day > :day)
) e
WHERE b.ancestor = :unit;
