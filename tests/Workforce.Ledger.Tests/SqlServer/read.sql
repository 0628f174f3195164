-- @revision bigint
SELECT TOP(1) [r].[last_change_number]
FROM [revisions] AS [r]
WHERE [r].[revision] <= @revision
ORDER BY [r].[revision] DESC
GO

-- @First bigint, @Last bigint
SELECT [c].[change_number], [c].[change_id], [c].[fact_kind], [c].[made_at], [c].[made_sequence], [c].[revision], [c].[source], [c].[withdrawn]
FROM [changes] AS [c]
WHERE [c].[change_number] >= @First AND [c].[change_number] <= @Last
ORDER BY [c].[change_number]
GO

-- @first bigint, @last bigint
SELECT [r].[revision], [r].[change_count], [r].[last_change_number], [r].[recorded_at]
FROM [revisions] AS [r]
WHERE [r].[revision] >= @first AND [r].[revision] <= @last
GO

-- @First bigint, @Last bigint
SELECT [o].[change_number], [o].[first_date], [o].[kind], [o].[last_date], [o].[name], [o].[parent_unit_id], [o].[unit_id]
FROM [organisation_units] AS [o]
WHERE [o].[change_number] >= @First AND [o].[change_number] <= @Last
GO

-- @First bigint, @Last bigint
SELECT [p].[change_number], [p].[first_date], [p].[fte], [p].[last_date], [p].[post_id], [p].[role], [p].[status], [p].[status_reason], [p].[title], [p].[unit_id]
FROM [posts] AS [p]
WHERE [p].[change_number] >= @First AND [p].[change_number] <= @Last
GO

-- @First bigint, @Last bigint
SELECT [w].[change_number], [w].[name], [w].[name_erased], [w].[worker_id]
FROM [workers] AS [w]
WHERE [w].[change_number] >= @First AND [w].[change_number] <= @Last
GO

-- @First bigint, @Last bigint
SELECT [e].[change_number], [e].[engagement_id], [e].[first_date], [e].[footing], [e].[fte], [e].[last_date], [e].[leaving_destination], [e].[leaving_reason], [e].[notice_given_date], [e].[post_id], [e].[role], [e].[start_origin], [e].[unit_id], [e].[worker_id]
FROM [engagements] AS [e]
WHERE [e].[change_number] >= @First AND [e].[change_number] <= @Last
GO

-- @First bigint, @Last bigint
SELECT [e].[change_number], [e].[engagement_id], [e].[first_date], [e].[fte], [e].[post_id], [e].[role], [e].[unit_id]
FROM [engagement_terms] AS [e]
WHERE [e].[change_number] >= @First AND [e].[change_number] <= @Last
GO

-- @First bigint, @Last bigint
SELECT [p].[change_number], [p].[checks_completed_date], [p].[expected_start_date], [p].[fte], [p].[offer_date], [p].[pipeline_starter_id], [p].[post_id], [p].[role], [p].[stage], [p].[unit_id]
FROM [pipeline_starters] AS [p]
WHERE [p].[change_number] >= @First AND [p].[change_number] <= @Last
GO

-- @First bigint, @Last bigint
SELECT [c].[change_number], [c].[assessment], [c].[care_leaver], [c].[case_system], [c].[child_in_need], [c].[child_protection], [c].[first_date], [c].[looked_after], [c].[open_but_finished], [c].[other], [c].[unit_id], [c].[worker_id]
FROM [caseload_reports] AS [c]
WHERE [c].[change_number] >= @First AND [c].[change_number] <= @Last
GO

-- @First bigint, @Last bigint
SELECT [c].[change_number], [c].[case_system], [c].[covered_unit_ids], [c].[snapshot_date], [c].[worker_count]
FROM [caseload_snapshots] AS [c]
WHERE [c].[change_number] >= @First AND [c].[change_number] <= @Last
GO

-- @First bigint, @Last bigint
SELECT [u].[change_number], [u].[assessment], [u].[care_leaver], [u].[case_system], [u].[child_in_need], [u].[child_protection], [u].[first_date], [u].[looked_after], [u].[open_but_finished], [u].[other], [u].[unit_id]
FROM [unallocated_cases] AS [u]
WHERE [u].[change_number] >= @First AND [u].[change_number] <= @Last
GO

-- @First bigint, @Last bigint
SELECT [c].[change_number], [c].[amber_limit], [c].[basis], [c].[case_limit], [c].[first_date], [c].[last_date], [c].[limit_rounding], [c].[must_be_met_by_date], [c].[note], [c].[protection], [c].[role], [c].[threshold_id], [c].[unit_id], [c].[worker_id]
FROM [caseload_thresholds] AS [c]
WHERE [c].[change_number] >= @First AND [c].[change_number] <= @Last
GO

-- @First bigint, @Last bigint
SELECT [c].[change_number], [c].[assessment_points], [c].[care_leaver_points], [c].[child_in_need_points], [c].[child_protection_points], [c].[first_date], [c].[looked_after_points], [c].[open_but_finished_points], [c].[other_points], [c].[stable_points], [c].[unit_id]
FROM [case_weightings] AS [c]
WHERE [c].[change_number] >= @First AND [c].[change_number] <= @Last
GO

-- @First bigint, @Last bigint
SELECT [b].[change_number], [b].[acknowledged], [b].[due_date], [b].[plan_date], [b].[plan_text], [b].[worker_id]
FROM [breach_plans] AS [b]
WHERE [b].[change_number] >= @First AND [b].[change_number] <= @Last
GO

-- @First bigint, @Last bigint
SELECT [t].[change_number], [t].[amber_margin], [t].[by_heads], [t].[definition], [t].[direction], [t].[first_date], [t].[last_date], [t].[measure], [t].[month_alone], [t].[must_be_met_by_date], [t].[note], [t].[role_bits], [t].[target_id], [t].[target_limit], [t].[unit_id]
FROM [targets] AS [t]
WHERE [t].[change_number] >= @First AND [t].[change_number] <= @Last
GO

-- @First bigint, @Last bigint
SELECT [f].[change_number], [f].[as_known_revision], [f].[as_of_date], [f].[by_heads], [f].[decimal_places], [f].[definition], [f].[denominator], [f].[figure_id], [f].[label], [f].[measure], [f].[month_alone], [f].[no_value_reason], [f].[numerator], [f].[role_bits], [f].[truncated], [f].[unit_id], [f].[unrounded_value]
FROM [frozen_figures] AS [f]
WHERE [f].[change_number] >= @First AND [f].[change_number] <= @Last
GO

-- @First bigint, @Last bigint
SELECT [a].[change_number], [a].[as_of_date], [a].[cover_bits], [a].[digest], [a].[extract_id], [a].[row_count], [a].[source], [a].[unit_id]
FROM [applied_extracts] AS [a]
WHERE [a].[change_number] >= @First AND [a].[change_number] <= @Last
GO

-- @First bigint, @Last bigint
SELECT [r].[change_number], [r].[figure_bits], [r].[first_date], [r].[last_date], [r].[reason], [r].[reporting_gap_id], [r].[unit_id]
FROM [reporting_gaps] AS [r]
WHERE [r].[change_number] >= @First AND [r].[change_number] <= @Last
GO

-- @First bigint, @Last bigint
SELECT [n].[change_number], [n].[worker_id]
FROM [name_erasures] AS [n]
WHERE [n].[change_number] >= @First AND [n].[change_number] <= @Last
GO
