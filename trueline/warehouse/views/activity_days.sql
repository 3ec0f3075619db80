/*
id: activity_days
says: Each rehabilitation activity requirement with the days delivered, and with those that may have been. Two contacts on one day are one day.
reads: [activity_contacts, activity_requirements]
kept: true
*/
SELECT
    requirement.requirement_id,
    requirement.event_id,
    requirement.start_date,
    requirement.ordered,
    requirement.claimed,
    requirement.ended_date,
    requirement.is_over,
    requirement.shown,
    count(DISTINCT CASE WHEN contact.is_delivered THEN contact.contact_date END) AS delivered,
    count(DISTINCT CASE WHEN coalesce(contact.is_delivered, TRUE) THEN contact.contact_date END) AS perhaps_delivered
FROM activity_requirements AS requirement
LEFT JOIN activity_contacts AS contact ON contact.requirement_id = requirement.requirement_id
GROUP BY
    requirement.requirement_id,
    requirement.event_id,
    requirement.start_date,
    requirement.ordered,
    requirement.claimed,
    requirement.ended_date,
    requirement.is_over,
    requirement.shown
