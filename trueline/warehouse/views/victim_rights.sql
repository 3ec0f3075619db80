/*
id: victim_rights
says: Each sentenced event with what gives a victim the right to be offered contact, which needs both. They are a main offence that is violent or sexual or on the list of Schedule 15, and twelve months of custody or a hospital order. Each is NULL where the record does not say.
reads: [starts]
*/
SELECT
    starts.event_id,
    starts.sentence_date,
    disposal.disposal_id,
    offence.offence_id,
    CASE
        WHEN offence.offence_group IN ('VIOLENCE', 'SEXUAL', 'SEXUAL_CHILD') OR offence.schedule15 = 'Y' THEN TRUE
        WHEN offence.schedule15 = 'N' THEN FALSE
    END AS is_listed,
    CASE
        WHEN disposal.sentence_type IN ('HOSPITAL', 'LIFE_IPP') THEN TRUE
        WHEN NOT starts.is_custodial THEN FALSE
        WHEN disposal.length_unit = 'Y' THEN disposal.length >= 1
        WHEN disposal.length_unit = 'M' THEN disposal.length >= 12
        WHEN disposal.length_unit = 'W' THEN disposal.length >= 52
        WHEN disposal.length_unit = 'D' THEN disposal.length >= 365
    END AS is_long
FROM starts
INNER JOIN disposal ON disposal.disposal_id = starts.disposal_id
LEFT JOIN offence ON offence.event_id = starts.event_id AND offence.is_main = 'Y'
