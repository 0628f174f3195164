UPDATE ledger_head SET revision = revision + 1
GO

SELECT TOP(2) [l].[id], [l].[change_number], [l].[recorded_at], [l].[revision]
FROM [ledger_head] AS [l]
GO

-- @values1 nvarchar(64), @values2 nvarchar(64), @values3 nvarchar(64), @values4 nvarchar(64), @values5 nvarchar(64), @values6 nvarchar(64), @values7 nvarchar(64), @values8 nvarchar(64), @values9 nvarchar(64), @values10 nvarchar(64), @values11 nvarchar(64), @values12 nvarchar(64), @values13 nvarchar(64), @values14 nvarchar(64), @values15 nvarchar(64), @values16 nvarchar(64), @values17 nvarchar(64), @values18 nvarchar(64), @values19 nvarchar(64), @values20 nvarchar(64), @values21 nvarchar(64), @values22 nvarchar(64), @values23 nvarchar(64), @values24 nvarchar(64), @values25 nvarchar(64), @values26 nvarchar(64), @values27 nvarchar(64), @values28 nvarchar(64), @values29 nvarchar(64), @values30 nvarchar(64), @values31 nvarchar(64), @values32 nvarchar(64), @values33 nvarchar(64), @values34 nvarchar(64), @values35 nvarchar(64), @values36 nvarchar(64), @values37 nvarchar(64), @values38 nvarchar(64), @values39 nvarchar(64), @values40 nvarchar(64), @source nvarchar(64)
SELECT [c].[change_number]
FROM [changes] AS [c]
WHERE [c].[change_id] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20, @values21, @values22, @values23, @values24, @values25, @values26, @values27, @values28, @values29, @values30, @values31, @values32, @values33, @values34, @values35, @values36, @values37, @values38, @values39, @values40) AND [c].[source] = @source
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint, @values21 bigint, @values22 bigint, @values23 bigint, @values24 bigint, @values25 bigint, @values26 bigint, @values27 bigint, @values28 bigint, @values29 bigint, @values30 bigint, @values31 bigint, @values32 bigint, @values33 bigint, @values34 bigint, @values35 bigint, @values36 bigint, @values37 bigint, @values38 bigint, @values39 bigint, @values40 bigint
SELECT [c].[change_number], [c].[change_id], [c].[fact_kind], [c].[made_at], [c].[made_sequence], [c].[revision], [c].[source], [c].[withdrawn]
FROM [changes] AS [c]
WHERE [c].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20, @values21, @values22, @values23, @values24, @values25, @values26, @values27, @values28, @values29, @values30, @values31, @values32, @values33, @values34, @values35, @values36, @values37, @values38, @values39, @values40)
ORDER BY [c].[change_number]
GO

-- @first bigint, @last bigint
SELECT [r].[revision], [r].[change_count], [r].[last_change_number], [r].[recorded_at]
FROM [revisions] AS [r]
WHERE [r].[revision] >= @first AND [r].[revision] <= @last
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint, @values21 bigint, @values22 bigint, @values23 bigint, @values24 bigint, @values25 bigint, @values26 bigint, @values27 bigint, @values28 bigint, @values29 bigint, @values30 bigint, @values31 bigint, @values32 bigint, @values33 bigint, @values34 bigint, @values35 bigint, @values36 bigint, @values37 bigint, @values38 bigint, @values39 bigint, @values40 bigint
SELECT [o].[change_number], [o].[first_date], [o].[kind], [o].[last_date], [o].[name], [o].[parent_unit_id], [o].[unit_id]
FROM [organisation_units] AS [o]
WHERE [o].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20, @values21, @values22, @values23, @values24, @values25, @values26, @values27, @values28, @values29, @values30, @values31, @values32, @values33, @values34, @values35, @values36, @values37, @values38, @values39, @values40)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint, @values21 bigint, @values22 bigint, @values23 bigint, @values24 bigint, @values25 bigint, @values26 bigint, @values27 bigint, @values28 bigint, @values29 bigint, @values30 bigint, @values31 bigint, @values32 bigint, @values33 bigint, @values34 bigint, @values35 bigint, @values36 bigint, @values37 bigint, @values38 bigint, @values39 bigint, @values40 bigint
SELECT [p].[change_number], [p].[first_date], [p].[fte], [p].[last_date], [p].[post_id], [p].[role], [p].[status], [p].[status_reason], [p].[title], [p].[unit_id]
FROM [posts] AS [p]
WHERE [p].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20, @values21, @values22, @values23, @values24, @values25, @values26, @values27, @values28, @values29, @values30, @values31, @values32, @values33, @values34, @values35, @values36, @values37, @values38, @values39, @values40)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint, @values21 bigint, @values22 bigint, @values23 bigint, @values24 bigint, @values25 bigint, @values26 bigint, @values27 bigint, @values28 bigint, @values29 bigint, @values30 bigint, @values31 bigint, @values32 bigint, @values33 bigint, @values34 bigint, @values35 bigint, @values36 bigint, @values37 bigint, @values38 bigint, @values39 bigint, @values40 bigint
SELECT [w].[change_number], [w].[name], [w].[name_erased], [w].[worker_id]
FROM [workers] AS [w]
WHERE [w].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20, @values21, @values22, @values23, @values24, @values25, @values26, @values27, @values28, @values29, @values30, @values31, @values32, @values33, @values34, @values35, @values36, @values37, @values38, @values39, @values40)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint, @values21 bigint, @values22 bigint, @values23 bigint, @values24 bigint, @values25 bigint, @values26 bigint, @values27 bigint, @values28 bigint, @values29 bigint, @values30 bigint, @values31 bigint, @values32 bigint, @values33 bigint, @values34 bigint, @values35 bigint, @values36 bigint, @values37 bigint, @values38 bigint, @values39 bigint, @values40 bigint
SELECT [e].[change_number], [e].[engagement_id], [e].[first_date], [e].[footing], [e].[fte], [e].[last_date], [e].[leaving_destination], [e].[leaving_reason], [e].[notice_given_date], [e].[post_id], [e].[role], [e].[start_origin], [e].[unit_id], [e].[worker_id]
FROM [engagements] AS [e]
WHERE [e].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20, @values21, @values22, @values23, @values24, @values25, @values26, @values27, @values28, @values29, @values30, @values31, @values32, @values33, @values34, @values35, @values36, @values37, @values38, @values39, @values40)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint, @values21 bigint, @values22 bigint, @values23 bigint, @values24 bigint, @values25 bigint, @values26 bigint, @values27 bigint, @values28 bigint, @values29 bigint, @values30 bigint, @values31 bigint, @values32 bigint, @values33 bigint, @values34 bigint, @values35 bigint, @values36 bigint, @values37 bigint, @values38 bigint, @values39 bigint, @values40 bigint
SELECT [e].[change_number], [e].[engagement_id], [e].[first_date], [e].[fte], [e].[post_id], [e].[role], [e].[unit_id]
FROM [engagement_terms] AS [e]
WHERE [e].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20, @values21, @values22, @values23, @values24, @values25, @values26, @values27, @values28, @values29, @values30, @values31, @values32, @values33, @values34, @values35, @values36, @values37, @values38, @values39, @values40)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint, @values21 bigint, @values22 bigint, @values23 bigint, @values24 bigint, @values25 bigint, @values26 bigint, @values27 bigint, @values28 bigint, @values29 bigint, @values30 bigint, @values31 bigint, @values32 bigint, @values33 bigint, @values34 bigint, @values35 bigint, @values36 bigint, @values37 bigint, @values38 bigint, @values39 bigint, @values40 bigint
SELECT [p].[change_number], [p].[checks_completed_date], [p].[expected_start_date], [p].[fte], [p].[offer_date], [p].[pipeline_starter_id], [p].[post_id], [p].[role], [p].[stage], [p].[unit_id]
FROM [pipeline_starters] AS [p]
WHERE [p].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20, @values21, @values22, @values23, @values24, @values25, @values26, @values27, @values28, @values29, @values30, @values31, @values32, @values33, @values34, @values35, @values36, @values37, @values38, @values39, @values40)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint, @values21 bigint, @values22 bigint, @values23 bigint, @values24 bigint, @values25 bigint, @values26 bigint, @values27 bigint, @values28 bigint, @values29 bigint, @values30 bigint, @values31 bigint, @values32 bigint, @values33 bigint, @values34 bigint, @values35 bigint, @values36 bigint, @values37 bigint, @values38 bigint, @values39 bigint, @values40 bigint
SELECT [c].[change_number], [c].[assessment], [c].[care_leaver], [c].[case_system], [c].[child_in_need], [c].[child_protection], [c].[first_date], [c].[looked_after], [c].[open_but_finished], [c].[other], [c].[unit_id], [c].[worker_id]
FROM [caseload_reports] AS [c]
WHERE [c].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20, @values21, @values22, @values23, @values24, @values25, @values26, @values27, @values28, @values29, @values30, @values31, @values32, @values33, @values34, @values35, @values36, @values37, @values38, @values39, @values40)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint, @values21 bigint, @values22 bigint, @values23 bigint, @values24 bigint, @values25 bigint, @values26 bigint, @values27 bigint, @values28 bigint, @values29 bigint, @values30 bigint, @values31 bigint, @values32 bigint, @values33 bigint, @values34 bigint, @values35 bigint, @values36 bigint, @values37 bigint, @values38 bigint, @values39 bigint, @values40 bigint
SELECT [c].[change_number], [c].[case_system], [c].[covered_unit_ids], [c].[snapshot_date], [c].[worker_count]
FROM [caseload_snapshots] AS [c]
WHERE [c].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20, @values21, @values22, @values23, @values24, @values25, @values26, @values27, @values28, @values29, @values30, @values31, @values32, @values33, @values34, @values35, @values36, @values37, @values38, @values39, @values40)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint, @values21 bigint, @values22 bigint, @values23 bigint, @values24 bigint, @values25 bigint, @values26 bigint, @values27 bigint, @values28 bigint, @values29 bigint, @values30 bigint, @values31 bigint, @values32 bigint, @values33 bigint, @values34 bigint, @values35 bigint, @values36 bigint, @values37 bigint, @values38 bigint, @values39 bigint, @values40 bigint
SELECT [u].[change_number], [u].[assessment], [u].[care_leaver], [u].[case_system], [u].[child_in_need], [u].[child_protection], [u].[first_date], [u].[looked_after], [u].[open_but_finished], [u].[other], [u].[unit_id]
FROM [unallocated_cases] AS [u]
WHERE [u].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20, @values21, @values22, @values23, @values24, @values25, @values26, @values27, @values28, @values29, @values30, @values31, @values32, @values33, @values34, @values35, @values36, @values37, @values38, @values39, @values40)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint, @values21 bigint, @values22 bigint, @values23 bigint, @values24 bigint, @values25 bigint, @values26 bigint, @values27 bigint, @values28 bigint, @values29 bigint, @values30 bigint, @values31 bigint, @values32 bigint, @values33 bigint, @values34 bigint, @values35 bigint, @values36 bigint, @values37 bigint, @values38 bigint, @values39 bigint, @values40 bigint
SELECT [c].[change_number], [c].[amber_limit], [c].[basis], [c].[case_limit], [c].[first_date], [c].[last_date], [c].[limit_rounding], [c].[must_be_met_by_date], [c].[note], [c].[protection], [c].[role], [c].[threshold_id], [c].[unit_id], [c].[worker_id]
FROM [caseload_thresholds] AS [c]
WHERE [c].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20, @values21, @values22, @values23, @values24, @values25, @values26, @values27, @values28, @values29, @values30, @values31, @values32, @values33, @values34, @values35, @values36, @values37, @values38, @values39, @values40)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint, @values21 bigint, @values22 bigint, @values23 bigint, @values24 bigint, @values25 bigint, @values26 bigint, @values27 bigint, @values28 bigint, @values29 bigint, @values30 bigint, @values31 bigint, @values32 bigint, @values33 bigint, @values34 bigint, @values35 bigint, @values36 bigint, @values37 bigint, @values38 bigint, @values39 bigint, @values40 bigint
SELECT [c].[change_number], [c].[assessment_points], [c].[care_leaver_points], [c].[child_in_need_points], [c].[child_protection_points], [c].[first_date], [c].[looked_after_points], [c].[open_but_finished_points], [c].[other_points], [c].[stable_points], [c].[unit_id]
FROM [case_weightings] AS [c]
WHERE [c].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20, @values21, @values22, @values23, @values24, @values25, @values26, @values27, @values28, @values29, @values30, @values31, @values32, @values33, @values34, @values35, @values36, @values37, @values38, @values39, @values40)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint, @values21 bigint, @values22 bigint, @values23 bigint, @values24 bigint, @values25 bigint, @values26 bigint, @values27 bigint, @values28 bigint, @values29 bigint, @values30 bigint, @values31 bigint, @values32 bigint, @values33 bigint, @values34 bigint, @values35 bigint, @values36 bigint, @values37 bigint, @values38 bigint, @values39 bigint, @values40 bigint
SELECT [b].[change_number], [b].[acknowledged], [b].[due_date], [b].[plan_date], [b].[plan_text], [b].[worker_id]
FROM [breach_plans] AS [b]
WHERE [b].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20, @values21, @values22, @values23, @values24, @values25, @values26, @values27, @values28, @values29, @values30, @values31, @values32, @values33, @values34, @values35, @values36, @values37, @values38, @values39, @values40)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint, @values21 bigint, @values22 bigint, @values23 bigint, @values24 bigint, @values25 bigint, @values26 bigint, @values27 bigint, @values28 bigint, @values29 bigint, @values30 bigint, @values31 bigint, @values32 bigint, @values33 bigint, @values34 bigint, @values35 bigint, @values36 bigint, @values37 bigint, @values38 bigint, @values39 bigint, @values40 bigint
SELECT [t].[change_number], [t].[amber_margin], [t].[by_heads], [t].[definition], [t].[direction], [t].[first_date], [t].[last_date], [t].[measure], [t].[month_alone], [t].[must_be_met_by_date], [t].[note], [t].[role_bits], [t].[target_id], [t].[target_limit], [t].[unit_id]
FROM [targets] AS [t]
WHERE [t].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20, @values21, @values22, @values23, @values24, @values25, @values26, @values27, @values28, @values29, @values30, @values31, @values32, @values33, @values34, @values35, @values36, @values37, @values38, @values39, @values40)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint, @values21 bigint, @values22 bigint, @values23 bigint, @values24 bigint, @values25 bigint, @values26 bigint, @values27 bigint, @values28 bigint, @values29 bigint, @values30 bigint, @values31 bigint, @values32 bigint, @values33 bigint, @values34 bigint, @values35 bigint, @values36 bigint, @values37 bigint, @values38 bigint, @values39 bigint, @values40 bigint
SELECT [f].[change_number], [f].[as_known_revision], [f].[as_of_date], [f].[by_heads], [f].[decimal_places], [f].[definition], [f].[denominator], [f].[figure_id], [f].[label], [f].[measure], [f].[month_alone], [f].[no_value_reason], [f].[numerator], [f].[role_bits], [f].[truncated], [f].[unit_id], [f].[unrounded_value]
FROM [frozen_figures] AS [f]
WHERE [f].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20, @values21, @values22, @values23, @values24, @values25, @values26, @values27, @values28, @values29, @values30, @values31, @values32, @values33, @values34, @values35, @values36, @values37, @values38, @values39, @values40)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint, @values21 bigint, @values22 bigint, @values23 bigint, @values24 bigint, @values25 bigint, @values26 bigint, @values27 bigint, @values28 bigint, @values29 bigint, @values30 bigint, @values31 bigint, @values32 bigint, @values33 bigint, @values34 bigint, @values35 bigint, @values36 bigint, @values37 bigint, @values38 bigint, @values39 bigint, @values40 bigint
SELECT [a].[change_number], [a].[as_of_date], [a].[cover_bits], [a].[digest], [a].[extract_id], [a].[row_count], [a].[source], [a].[unit_id]
FROM [applied_extracts] AS [a]
WHERE [a].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20, @values21, @values22, @values23, @values24, @values25, @values26, @values27, @values28, @values29, @values30, @values31, @values32, @values33, @values34, @values35, @values36, @values37, @values38, @values39, @values40)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint, @values21 bigint, @values22 bigint, @values23 bigint, @values24 bigint, @values25 bigint, @values26 bigint, @values27 bigint, @values28 bigint, @values29 bigint, @values30 bigint, @values31 bigint, @values32 bigint, @values33 bigint, @values34 bigint, @values35 bigint, @values36 bigint, @values37 bigint, @values38 bigint, @values39 bigint, @values40 bigint
SELECT [r].[change_number], [r].[figure_bits], [r].[first_date], [r].[last_date], [r].[reason], [r].[reporting_gap_id], [r].[unit_id]
FROM [reporting_gaps] AS [r]
WHERE [r].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20, @values21, @values22, @values23, @values24, @values25, @values26, @values27, @values28, @values29, @values30, @values31, @values32, @values33, @values34, @values35, @values36, @values37, @values38, @values39, @values40)
GO

-- @values1 bigint, @values2 bigint, @values3 bigint, @values4 bigint, @values5 bigint, @values6 bigint, @values7 bigint, @values8 bigint, @values9 bigint, @values10 bigint, @values11 bigint, @values12 bigint, @values13 bigint, @values14 bigint, @values15 bigint, @values16 bigint, @values17 bigint, @values18 bigint, @values19 bigint, @values20 bigint, @values21 bigint, @values22 bigint, @values23 bigint, @values24 bigint, @values25 bigint, @values26 bigint, @values27 bigint, @values28 bigint, @values29 bigint, @values30 bigint, @values31 bigint, @values32 bigint, @values33 bigint, @values34 bigint, @values35 bigint, @values36 bigint, @values37 bigint, @values38 bigint, @values39 bigint, @values40 bigint
SELECT [n].[change_number], [n].[worker_id]
FROM [name_erasures] AS [n]
WHERE [n].[change_number] IN (@values1, @values2, @values3, @values4, @values5, @values6, @values7, @values8, @values9, @values10, @values11, @values12, @values13, @values14, @values15, @values16, @values17, @values18, @values19, @values20, @values21, @values22, @values23, @values24, @values25, @values26, @values27, @values28, @values29, @values30, @values31, @values32, @values33, @values34, @values35, @values36, @values37, @values38, @values39, @values40)
GO

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [name_erasures] AS [n]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- @values1 nvarchar(64)
SELECT [n].[change_number]
FROM [name_erasures] AS [n]
WHERE [n].[worker_id] = @values1
GO
