-- @revision bigint
SELECT TOP(1) [r].[last_change_number]
FROM [revisions] AS [r]
WHERE [r].[revision] <= @revision
ORDER BY [r].[revision] DESC
GO

-- @p int, @after bigint, @kinds1 int, @kinds2 int, @kinds3 int, @kinds4 int, @kinds5 int, @kinds6 int, @kinds7 int, @kinds8 int, @kinds9 int, @kinds10 int
SELECT TOP(@p) [c].[change_number]
FROM [changes] AS [c]
WHERE [c].[change_number] > @after AND [c].[fact_kind] IN (@kinds1, @kinds2, @kinds3, @kinds4, @kinds5, @kinds6, @kinds7, @kinds8, @kinds9, @kinds10)
ORDER BY [c].[change_number]
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint
SELECT [c].[change_number], [c].[change_id], [c].[fact_kind], [c].[made_at], [c].[made_sequence], [c].[revision], [c].[source], [c].[withdrawn]
FROM [changes] AS [c]
WHERE [c].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20)
ORDER BY [c].[change_number]
GO

-- @first bigint, @last bigint
SELECT [r].[revision], [r].[change_count], [r].[last_change_number], [r].[recorded_at]
FROM [revisions] AS [r]
WHERE [r].[revision] >= @first AND [r].[revision] <= @last
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint
SELECT [o].[change_number], [o].[first_date], [o].[kind], [o].[last_date], [o].[name], [o].[parent_unit_id], [o].[unit_id]
FROM [organisation_units] AS [o]
WHERE [o].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint
SELECT [p].[change_number], [p].[first_date], [p].[fte], [p].[last_date], [p].[post_id], [p].[role], [p].[status], [p].[status_reason], [p].[title], [p].[unit_id]
FROM [posts] AS [p]
WHERE [p].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint
SELECT [w].[change_number], [w].[name], [w].[name_erased], [w].[worker_id]
FROM [workers] AS [w]
WHERE [w].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint
SELECT [e].[change_number], [e].[engagement_id], [e].[first_date], [e].[footing], [e].[fte], [e].[last_date], [e].[leaving_destination], [e].[leaving_reason], [e].[notice_given_date], [e].[post_id], [e].[role], [e].[start_origin], [e].[unit_id], [e].[worker_id]
FROM [engagements] AS [e]
WHERE [e].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint
SELECT [e].[change_number], [e].[engagement_id], [e].[first_date], [e].[fte], [e].[post_id], [e].[role], [e].[unit_id]
FROM [engagement_terms] AS [e]
WHERE [e].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint
SELECT [p].[change_number], [p].[checks_completed_date], [p].[expected_start_date], [p].[fte], [p].[offer_date], [p].[pipeline_starter_id], [p].[post_id], [p].[role], [p].[stage], [p].[unit_id]
FROM [pipeline_starters] AS [p]
WHERE [p].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint
SELECT [a].[change_number], [a].[as_of_date], [a].[cover_bits], [a].[digest], [a].[extract_id], [a].[row_count], [a].[source], [a].[unit_id]
FROM [applied_extracts] AS [a]
WHERE [a].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint
SELECT [r].[change_number], [r].[figure_bits], [r].[first_date], [r].[last_date], [r].[reason], [r].[reporting_gap_id], [r].[unit_id]
FROM [reporting_gaps] AS [r]
WHERE [r].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint
SELECT [c].[change_number], [c].[change_id], [c].[fact_kind], [c].[made_at], [c].[made_sequence], [c].[revision], [c].[source], [c].[withdrawn]
FROM [changes] AS [c]
WHERE [c].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10)
ORDER BY [c].[change_number]
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint
SELECT [c].[change_number], [c].[assessment], [c].[care_leaver], [c].[case_system], [c].[child_in_need], [c].[child_protection], [c].[first_date], [c].[looked_after], [c].[open_but_finished], [c].[other], [c].[unit_id], [c].[worker_id]
FROM [caseload_reports] AS [c]
WHERE [c].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint
SELECT [c].[change_number], [c].[case_system], [c].[covered_unit_ids], [c].[snapshot_date], [c].[worker_count]
FROM [caseload_snapshots] AS [c]
WHERE [c].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint
SELECT [u].[change_number], [u].[assessment], [u].[care_leaver], [u].[case_system], [u].[child_in_need], [u].[child_protection], [u].[first_date], [u].[looked_after], [u].[open_but_finished], [u].[other], [u].[unit_id]
FROM [unallocated_cases] AS [u]
WHERE [u].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint
SELECT [c].[change_number], [c].[amber_limit], [c].[basis], [c].[case_limit], [c].[first_date], [c].[last_date], [c].[limit_rounding], [c].[must_be_met_by_date], [c].[note], [c].[protection], [c].[role], [c].[threshold_id], [c].[unit_id], [c].[worker_id]
FROM [caseload_thresholds] AS [c]
WHERE [c].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint
SELECT [c].[change_number], [c].[assessment_points], [c].[care_leaver_points], [c].[child_in_need_points], [c].[child_protection_points], [c].[first_date], [c].[looked_after_points], [c].[open_but_finished_points], [c].[other_points], [c].[stable_points], [c].[unit_id]
FROM [case_weightings] AS [c]
WHERE [c].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint
SELECT [b].[change_number], [b].[acknowledged], [b].[due_date], [b].[plan_date], [b].[plan_text], [b].[worker_id]
FROM [breach_plans] AS [b]
WHERE [b].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10)
GO

-- @p int, @after bigint, @kinds1 int, @kinds2 int
SELECT TOP(@p) [c].[change_number]
FROM [changes] AS [c]
WHERE [c].[change_number] > @after AND [c].[fact_kind] IN (@kinds1, @kinds2)
ORDER BY [c].[change_number]
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint
SELECT [c].[change_number], [c].[change_id], [c].[fact_kind], [c].[made_at], [c].[made_sequence], [c].[revision], [c].[source], [c].[withdrawn]
FROM [changes] AS [c]
WHERE [c].[change_number] IN (@values1, @values2, @values3, @values4)
ORDER BY [c].[change_number]
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint
SELECT [t].[change_number], [t].[amber_margin], [t].[by_heads], [t].[definition], [t].[direction], [t].[first_date], [t].[last_date], [t].[measure], [t].[month_alone], [t].[must_be_met_by_date], [t].[note], [t].[role_bits], [t].[target_id], [t].[target_limit], [t].[unit_id]
FROM [targets] AS [t]
WHERE [t].[change_number] IN (@values1, @values2, @values3, @values4)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint
SELECT [f].[change_number], [f].[as_known_revision], [f].[as_of_date], [f].[by_heads], [f].[decimal_places], [f].[definition], [f].[denominator], [f].[figure_id], [f].[label], [f].[measure], [f].[month_alone], [f].[no_value_reason], [f].[numerator], [f].[role_bits], [f].[truncated], [f].[unit_id], [f].[unrounded_value]
FROM [frozen_figures] AS [f]
WHERE [f].[change_number] IN (@values1, @values2, @values3, @values4)
GO

-- @p int, @after bigint, @kinds1 int
SELECT TOP(@p) [c].[change_number]
FROM [changes] AS [c]
WHERE [c].[change_number] > @after AND [c].[fact_kind] = @kinds1
ORDER BY [c].[change_number]
GO

-- @values1 bigint
SELECT [c].[change_number], [c].[change_id], [c].[fact_kind], [c].[made_at], [c].[made_sequence], [c].[revision], [c].[source], [c].[withdrawn]
FROM [changes] AS [c]
WHERE [c].[change_number] = @values1
ORDER BY [c].[change_number]
GO

-- @values1 bigint
SELECT [n].[change_number], [n].[worker_id]
FROM [name_erasures] AS [n]
WHERE [n].[change_number] = @values1
GO
