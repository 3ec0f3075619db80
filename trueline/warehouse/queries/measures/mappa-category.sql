/*
id: mappa-category
subject: person
title: MAPPA category
says: "4 a terrorist offence; 1 a registered sexual offender; 2 a violent or sexual offence with long enough custody, or a hospital order; 3 managed at level 2 or 3 without any of these; else none."
applies: People with a sentence.
reading: "A terrorist offence goes before the others. Offences are those of sentences in the extract that have not ended."
needs: [custody, disposal, event, offence, recall, registration, release]
parameters: [mappa_months]
made_of:
  terrorist: offence.offence_group
  registered: registration.register_type
  sentenced: disposal.length
  level: registration.level
source: "MAPPA guidance (norfolkmappa.org.uk); S2:216"
version: 1
*/
WITH sentenced AS (
    SELECT
        running.crn,
        max(CASE WHEN offence.offence_group = 'TERRORISM' THEN 1 ELSE 0 END) AS terrorist,
        max(
            CASE
                WHEN coalesce(offence.offence_group, '') NOT IN ('VIOLENCE', 'SEXUAL', 'SEXUAL_CHILD')
                    AND coalesce(offence.schedule15, 'N') <> 'Y' THEN 0
                WHEN disposal.sentence_type IN ('HOSPITAL', 'LIFE_IPP') THEN 2
                WHEN disposal.sentence_type <> 'CUSTODY' THEN 0
                WHEN disposal.length IS NULL OR disposal.length_unit NOT IN ('D', 'W', 'M', 'Y') THEN 1
                WHEN disposal.length_unit IS NULL THEN 1
                WHEN
                    disposal.length >= CASE disposal.length_unit
                        WHEN 'Y' THEN $mappa_months / 12.0
                        WHEN 'M' THEN $mappa_months
                        WHEN 'W' THEN $mappa_months * 52 / 12.0
                        ELSE $mappa_months * 365 / 12.0
                    END THEN 2
                ELSE 0
            END
        ) AS certainty
    FROM sentences_running AS running
    INNER JOIN disposal ON disposal.disposal_id = running.disposal_id
    LEFT JOIN offence ON offence.event_id = running.event_id
    GROUP BY running.crn
),

registered AS (
    SELECT DISTINCT crn
    FROM registration
    WHERE register_type = 'ARSO' AND start_date <= $as_at AND (end_date IS NULL OR end_date > $as_at)
),

told AS (
    SELECT
        sentenced.crn,
        sentenced.terrorist,
        CASE WHEN registered.crn IS NOT NULL THEN 1 ELSE 0 END AS registered,
        CASE sentenced.certainty WHEN 2 THEN 1 WHEN 0 THEN 0 END AS violent_or_sexual,
        CASE WHEN mappa.crn IS NULL THEN 0 ELSE mappa.level END AS level
    FROM sentenced
    LEFT JOIN registered ON registered.crn = sentenced.crn
    LEFT JOIN mappa_now AS mappa ON mappa.crn = sentenced.crn
)

SELECT
    crn AS subject,
    CAST(NULL AS DOUBLE) AS value,
    CASE
        WHEN terrorist = 1 THEN '4'
        WHEN registered = 1 THEN '1'
        WHEN violent_or_sexual = 1 THEN '2'
        WHEN violent_or_sexual = 0 AND level >= 2 THEN '3'
        WHEN violent_or_sexual = 0 AND level IS NOT NULL THEN 'NONE'
    END AS answer,
    terrorist,
    registered,
    violent_or_sexual AS sentenced,
    level
FROM told
