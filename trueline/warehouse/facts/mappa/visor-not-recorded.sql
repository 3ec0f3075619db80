/*
id: CF-031C
subject: event
title: ViSOR not recorded
rule:
  applies: Registered for MAPPA in category 1, 2 or 4 on the day asked about.
  "true": Neither the register of ViSOR records nor a contact marked for ViSOR is there.
  unknown: The category is not known.
  reading: A register counts while it is in force, a contact of any day and for any sentence. A contact without the mark is not marked.
supports: ["2.2.3"]
needs: [contact, custody, disposal, event, registration, release]
catalogue: [SYS-10, SYS-21]
source: S2:563, S4:1463–1464
unknown_without: [registration.category]
says: "MAPPA category {category} from {start_date}, and neither a ViSOR register nor a contact marked for ViSOR is recorded on {as_at}."
version: 1
*/
WITH recorded AS (
    SELECT registration.crn
    FROM registration
    INNER JOIN registers ON registers.code = registration.register_type
    WHERE
        registers.visor
        AND registration.start_date <= $as_at
        AND (registration.end_date IS NULL OR registration.end_date > $as_at)
    UNION
    SELECT crn FROM contact WHERE visor_contact = 'Y' AND contact_date <= $as_at
),

shown AS (
    SELECT crn, list_sort(list(shown)) AS shown_by
    FROM mappa_now
    GROUP BY crn
)

SELECT
    starts.event_id AS subject,
    CASE WHEN mappa.crn IS NULL THEN FALSE ELSE mappa.category IN (1, 2, 4) END AS applies,
    TRUE AS known,
    recorded.crn IS NULL AS holds,
    NULL AS value,
    shown.shown_by,
    mappa.category,
    mappa.start_date
FROM starts
LEFT JOIN mappa_now AS mappa ON mappa.crn = starts.crn
LEFT JOIN recorded ON recorded.crn = starts.crn
LEFT JOIN shown ON shown.crn = starts.crn
