/*
id: officers
place: 11
title: Staff in post
says: Staff in post on the day, and of them those who hold a sentence in force.
columns: [staff, holding]
list: GRADE
*/
SELECT staff.grade AS category, count(*) AS staff, count(held.staff_code) AS holding
FROM staff
LEFT JOIN (
    SELECT DISTINCT officers_now.staff_code
    FROM officers_now
    INNER JOIN sentences_now ON sentences_now.event_id = officers_now.event_id
) AS held ON held.staff_code = staff.staff_code
WHERE (staff.start_date IS NULL OR staff.start_date <= $as_at) AND (staff.end_date IS NULL OR staff.end_date > $as_at)
GROUP BY staff.grade
ORDER BY category
