UPDATE ledger_head SET revision = revision + 1
GO

SELECT TOP(2) [l].[id], [l].[change_number], [l].[recorded_at], [l].[revision]
FROM [ledger_head] AS [l]
GO

-- @values1 nvarchar(64), @values2 nvarchar(64), @source nvarchar(64)
SELECT [c].[change_number]
FROM [changes] AS [c]
WHERE [c].[change_id] IN (@values1, @values2) AND [c].[source] = @source
GO

-- @values1 nvarchar(64), @source nvarchar(64)
SELECT [c].[change_number]
FROM [changes] AS [c]
WHERE [c].[change_id] = @values1 AND [c].[source] = @source
GO

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [name_erasures] AS [n]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- @p0 bigint, @p1 int, @p2 bigint, @p3 datetime2(6)
INSERT INTO [revisions] ([revision], [change_count], [last_change_number], [recorded_at]) VALUES (@p0, @p1, @p2, @p3)
GO

-- @p0 bigint, @p1 nvarchar(4000), @p2 int, @p3 datetime2(6), @p4 bigint, @p5 bigint, @p6 nvarchar(4000), @p7 bit, @p8 bigint, @p9 nvarchar(4000), @p10 int, @p11 datetime2(6), @p12 bigint, @p13 bigint, @p14 nvarchar(4000), @p15 bit
INSERT INTO [changes] ([change_number], [change_id], [fact_kind], [made_at], [made_sequence], [revision], [source], [withdrawn]) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7), (@p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15)
GO

-- @p0 bigint, @p1 nvarchar(4000), @p2 int, @p3 datetime2(6), @p4 bigint, @p5 bigint, @p6 nvarchar(4000), @p7 bit
INSERT INTO [changes] ([change_number], [change_id], [fact_kind], [made_at], [made_sequence], [revision], [source], [withdrawn]) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)
GO

-- @p0 bigint, @p1 date, @p2 int, @p3 date, @p4 nvarchar(4000), @p5 nvarchar(4000), @p6 nvarchar(4000), @p7 bigint, @p8 date, @p9 int, @p10 date, @p11 nvarchar(4000), @p12 nvarchar(4000), @p13 nvarchar(4000)
INSERT INTO [organisation_units] ([change_number], [first_date], [kind], [last_date], [name], [parent_unit_id], [unit_id]) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6), (@p7, @p8, @p9, @p10, @p11, @p12, @p13)
GO

-- @p0 bigint, @p1 date, @p2 decimal(11,6), @p3 date, @p4 nvarchar(4000), @p5 int, @p6 int, @p7 nvarchar(4000), @p8 nvarchar(4000), @p9 nvarchar(4000), @p10 bigint, @p11 date, @p12 decimal(11,6), @p13 date, @p14 nvarchar(4000), @p15 int, @p16 int, @p17 nvarchar(4000), @p18 nvarchar(4000), @p19 nvarchar(4000)
INSERT INTO [posts] ([change_number], [first_date], [fte], [last_date], [post_id], [role], [status], [status_reason], [title], [unit_id]) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9), (@p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19)
GO

-- @p0 bigint, @p1 nvarchar(4000), @p2 bit, @p3 nvarchar(4000), @p4 bigint, @p5 nvarchar(4000), @p6 bit, @p7 nvarchar(4000)
INSERT INTO [workers] ([change_number], [name], [name_erased], [worker_id]) VALUES (@p0, @p1, @p2, @p3), (@p4, @p5, @p6, @p7)
GO

-- @p0 bigint, @p1 nvarchar(4000), @p2 date, @p3 int, @p4 decimal(11,6), @p5 date, @p6 int, @p7 int, @p8 date, @p9 nvarchar(4000), @p10 int, @p11 int, @p12 nvarchar(4000), @p13 nvarchar(4000), @p14 bigint, @p15 nvarchar(4000), @p16 date, @p17 int, @p18 decimal(11,6), @p19 date, @p20 int, @p21 int, @p22 date, @p23 nvarchar(4000), @p24 int, @p25 int, @p26 nvarchar(4000), @p27 nvarchar(4000)
INSERT INTO [engagements] ([change_number], [engagement_id], [first_date], [footing], [fte], [last_date], [leaving_destination], [leaving_reason], [notice_given_date], [post_id], [role], [start_origin], [unit_id], [worker_id]) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13), (@p14, @p15, @p16, @p17, @p18, @p19, @p20, @p21, @p22, @p23, @p24, @p25, @p26, @p27)
GO

-- @p0 bigint, @p1 nvarchar(4000), @p2 date, @p3 decimal(11,6), @p4 nvarchar(4000), @p5 int, @p6 nvarchar(4000), @p7 bigint, @p8 nvarchar(4000), @p9 date, @p10 decimal(11,6), @p11 nvarchar(4000), @p12 int, @p13 nvarchar(4000)
INSERT INTO [engagement_terms] ([change_number], [engagement_id], [first_date], [fte], [post_id], [role], [unit_id]) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6), (@p7, @p8, @p9, @p10, @p11, @p12, @p13)
GO

-- @p0 bigint, @p1 date, @p2 date, @p3 decimal(11,6), @p4 date, @p5 nvarchar(4000), @p6 nvarchar(4000), @p7 int, @p8 int, @p9 nvarchar(4000), @p10 bigint, @p11 date, @p12 date, @p13 decimal(11,6), @p14 date, @p15 nvarchar(4000), @p16 nvarchar(4000), @p17 int, @p18 int, @p19 nvarchar(4000)
INSERT INTO [pipeline_starters] ([change_number], [checks_completed_date], [expected_start_date], [fte], [offer_date], [pipeline_starter_id], [post_id], [role], [stage], [unit_id]) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9), (@p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19)
GO

-- @p0 bigint, @p1 int, @p2 int, @p3 nvarchar(4000), @p4 int, @p5 int, @p6 date, @p7 int, @p8 int, @p9 int, @p10 nvarchar(4000), @p11 nvarchar(4000), @p12 bigint, @p13 int, @p14 int, @p15 nvarchar(4000), @p16 int, @p17 int, @p18 date, @p19 int, @p20 int, @p21 int, @p22 nvarchar(4000), @p23 nvarchar(4000)
INSERT INTO [caseload_reports] ([change_number], [assessment], [care_leaver], [case_system], [child_in_need], [child_protection], [first_date], [looked_after], [open_but_finished], [other], [unit_id], [worker_id]) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11), (@p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19, @p20, @p21, @p22, @p23)
GO

-- @p0 bigint, @p1 nvarchar(4000), @p2 nvarchar(4000), @p3 date, @p4 int, @p5 bigint, @p6 nvarchar(4000), @p7 nvarchar(4000), @p8 date, @p9 int
INSERT INTO [caseload_snapshots] ([change_number], [case_system], [covered_unit_ids], [snapshot_date], [worker_count]) VALUES (@p0, @p1, @p2, @p3, @p4), (@p5, @p6, @p7, @p8, @p9)
GO

-- @p0 bigint, @p1 int, @p2 int, @p3 nvarchar(4000), @p4 int, @p5 int, @p6 date, @p7 int, @p8 int, @p9 int, @p10 nvarchar(4000)
INSERT INTO [unallocated_cases] ([change_number], [assessment], [care_leaver], [case_system], [child_in_need], [child_protection], [first_date], [looked_after], [open_but_finished], [other], [unit_id]) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10)
GO

-- @p0 bigint, @p1 decimal(18,6), @p2 int, @p3 decimal(18,6), @p4 date, @p5 date, @p6 int, @p7 date, @p8 nvarchar(4000), @p9 nvarchar(4000), @p10 int, @p11 nvarchar(4000), @p12 nvarchar(4000), @p13 nvarchar(4000), @p14 bigint, @p15 decimal(18,6), @p16 int, @p17 decimal(18,6), @p18 date, @p19 date, @p20 int, @p21 date, @p22 nvarchar(4000), @p23 nvarchar(4000), @p24 int, @p25 nvarchar(4000), @p26 nvarchar(4000), @p27 nvarchar(4000)
INSERT INTO [caseload_thresholds] ([change_number], [amber_limit], [basis], [case_limit], [first_date], [last_date], [limit_rounding], [must_be_met_by_date], [note], [protection], [role], [threshold_id], [unit_id], [worker_id]) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13), (@p14, @p15, @p16, @p17, @p18, @p19, @p20, @p21, @p22, @p23, @p24, @p25, @p26, @p27)
GO

-- @p0 bigint, @p1 decimal(18,6), @p2 decimal(18,6), @p3 decimal(18,6), @p4 decimal(18,6), @p5 date, @p6 decimal(18,6), @p7 decimal(18,6), @p8 decimal(18,6), @p9 decimal(18,6), @p10 nvarchar(4000)
INSERT INTO [case_weightings] ([change_number], [assessment_points], [care_leaver_points], [child_in_need_points], [child_protection_points], [first_date], [looked_after_points], [open_but_finished_points], [other_points], [stable_points], [unit_id]) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10)
GO

-- @p0 bigint, @p1 bit, @p2 date, @p3 date, @p4 nvarchar(4000), @p5 nvarchar(4000), @p6 bigint, @p7 bit, @p8 date, @p9 date, @p10 nvarchar(4000), @p11 nvarchar(4000)
INSERT INTO [breach_plans] ([change_number], [acknowledged], [due_date], [plan_date], [plan_text], [worker_id]) VALUES (@p0, @p1, @p2, @p3, @p4, @p5), (@p6, @p7, @p8, @p9, @p10, @p11)
GO

-- @p0 bigint, @p1 decimal(18,6), @p2 bit, @p3 int, @p4 int, @p5 date, @p6 date, @p7 int, @p8 bit, @p9 date, @p10 nvarchar(4000), @p11 int, @p12 nvarchar(4000), @p13 decimal(18,6), @p14 nvarchar(4000), @p15 bigint, @p16 decimal(18,6), @p17 bit, @p18 int, @p19 int, @p20 date, @p21 date, @p22 int, @p23 bit, @p24 date, @p25 nvarchar(4000), @p26 int, @p27 nvarchar(4000), @p28 decimal(18,6), @p29 nvarchar(4000)
INSERT INTO [targets] ([change_number], [amber_margin], [by_heads], [definition], [direction], [first_date], [last_date], [measure], [month_alone], [must_be_met_by_date], [note], [role_bits], [target_id], [target_limit], [unit_id]) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14), (@p15, @p16, @p17, @p18, @p19, @p20, @p21, @p22, @p23, @p24, @p25, @p26, @p27, @p28, @p29)
GO

-- @p0 bigint, @p1 bigint, @p2 date, @p3 bit, @p4 int, @p5 int, @p6 decimal(28,10), @p7 nvarchar(4000), @p8 nvarchar(4000), @p9 int, @p10 bit, @p11 int, @p12 decimal(28,10), @p13 int, @p14 bit, @p15 nvarchar(4000), @p16 decimal(28,10), @p17 bigint, @p18 bigint, @p19 date, @p20 bit, @p21 int, @p22 int, @p23 decimal(28,10), @p24 nvarchar(4000), @p25 nvarchar(4000), @p26 int, @p27 bit, @p28 int, @p29 decimal(28,10), @p30 int, @p31 bit, @p32 nvarchar(4000), @p33 decimal(28,10)
INSERT INTO [frozen_figures] ([change_number], [as_known_revision], [as_of_date], [by_heads], [decimal_places], [definition], [denominator], [figure_id], [label], [measure], [month_alone], [no_value_reason], [numerator], [role_bits], [truncated], [unit_id], [unrounded_value]) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16), (@p17, @p18, @p19, @p20, @p21, @p22, @p23, @p24, @p25, @p26, @p27, @p28, @p29, @p30, @p31, @p32, @p33)
GO

-- @p0 bigint, @p1 date, @p2 int, @p3 nvarchar(4000), @p4 nvarchar(4000), @p5 int, @p6 nvarchar(4000), @p7 nvarchar(4000), @p8 bigint, @p9 date, @p10 int, @p11 nvarchar(4000), @p12 nvarchar(4000), @p13 int, @p14 nvarchar(4000), @p15 nvarchar(4000)
INSERT INTO [applied_extracts] ([change_number], [as_of_date], [cover_bits], [digest], [extract_id], [row_count], [source], [unit_id]) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7), (@p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15)
GO

-- @p0 bigint, @p1 int, @p2 date, @p3 date, @p4 int, @p5 nvarchar(4000), @p6 nvarchar(4000), @p7 bigint, @p8 int, @p9 date, @p10 date, @p11 int, @p12 nvarchar(4000), @p13 nvarchar(4000)
INSERT INTO [reporting_gaps] ([change_number], [figure_bits], [first_date], [last_date], [reason], [reporting_gap_id], [unit_id]) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6), (@p7, @p8, @p9, @p10, @p11, @p12, @p13)
GO

-- @p0 bigint, @p1 nvarchar(4000)
INSERT INTO [name_erasures] ([change_number], [worker_id]) VALUES (@p0, @p1)
GO

-- @values1 nvarchar(64), @throughNumber bigint
SELECT [w].[change_number]
FROM [workers] AS [w]
WHERE [w].[worker_id] = @values1 AND [w].[change_number] <= @throughNumber AND [w].[name] <> N''
GO

-- @p0 bigint, @moment datetime2(6)
UPDATE ledger_head SET change_number = @p0, recorded_at = @moment
GO
