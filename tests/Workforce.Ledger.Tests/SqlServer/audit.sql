UPDATE ledger_head SET revision = revision + 1
GO

SELECT TOP(2) [l].[id], [l].[change_number], [l].[recorded_at], [l].[revision]
FROM [ledger_head] AS [l]
GO

-- @values1 nvarchar(64), @source nvarchar(64)
SELECT [c].[change_number]
FROM [changes] AS [c]
WHERE [c].[change_id] = @values1 AND [c].[source] = @source
GO

-- @p0 bigint, @p1 int, @p2 bigint, @p3 datetime2(6)
INSERT INTO [revisions] ([revision], [change_count], [last_change_number], [recorded_at]) VALUES (@p0, @p1, @p2, @p3)
GO

-- @p0 bigint, @p1 nvarchar(4000), @p2 int, @p3 datetime2(6), @p4 bigint, @p5 bigint, @p6 nvarchar(4000), @p7 bit
INSERT INTO [changes] ([change_number], [change_id], [fact_kind], [made_at], [made_sequence], [revision], [source], [withdrawn]) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)
GO

-- @p0 bigint, @p1 nvarchar(4000), @p2 bit, @p3 nvarchar(4000)
INSERT INTO [workers] ([change_number], [name], [name_erased], [worker_id]) VALUES (@p0, @p1, @p2, @p3)
GO

-- @p0 bigint, @moment datetime2(6)
UPDATE ledger_head SET change_number = @p0, recorded_at = @moment
GO

-- @p0 int
UPDATE audit_head SET entry_number = entry_number + @p0
GO

SELECT TOP(2) [a].[id], [a].[entry_hash], [a].[entry_number]
FROM [audit_head] AS [a]
GO

-- @p0 bigint, @p1 bigint, @p2 nvarchar(4000), @p3 nvarchar(4000), @p4 datetime2(6), @p5 bigint, @p6 datetime2(6), @p7 nvarchar(4000), @p8 nvarchar(4000), @p9 bigint, @p10 int, @p11 nvarchar(4000), @p12 bigint, @p13 nvarchar(4000), @p14 nvarchar(4000)
INSERT INTO [audit_entries] ([entry_number], [call_count], [caller], [entry_hash], [first_at], [item_count], [last_at], [method], [reason], [revision], [status_code], [trimmed_hash], [trimmed_through], [unit_id], [worker_id]) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14)
GO

-- @p0 nvarchar(4000)
UPDATE audit_head SET entry_hash = @p0
GO

-- @p0 bigint, @p1 bigint, @p2 nvarchar(4000), @p3 nvarchar(4000), @p4 datetime2(6), @p5 bigint, @p6 datetime2(6), @p7 nvarchar(4000), @p8 nvarchar(4000), @p9 bigint, @p10 int, @p11 nvarchar(4000), @p12 bigint, @p13 nvarchar(4000), @p14 nvarchar(4000), @p15 bigint, @p16 bigint, @p17 nvarchar(4000), @p18 nvarchar(4000), @p19 datetime2(6), @p20 bigint, @p21 datetime2(6), @p22 nvarchar(4000), @p23 nvarchar(4000), @p24 bigint, @p25 int, @p26 nvarchar(4000), @p27 bigint, @p28 nvarchar(4000), @p29 nvarchar(4000)
INSERT INTO [audit_entries] ([entry_number], [call_count], [caller], [entry_hash], [first_at], [item_count], [last_at], [method], [reason], [revision], [status_code], [trimmed_hash], [trimmed_through], [unit_id], [worker_id]) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14), (@p15, @p16, @p17, @p18, @p19, @p20, @p21, @p22, @p23, @p24, @p25, @p26, @p27, @p28, @p29)
GO

-- @p int, @BelowNumber bigint, @Caller nvarchar(200), @Method nvarchar(200), @UnitId nvarchar(64), @WorkerId nvarchar(64), @From datetime2(6), @Before datetime2(6)
SELECT TOP(@p) [a].[entry_number], [a].[call_count], [a].[caller], [a].[entry_hash], [a].[first_at], [a].[item_count], [a].[last_at], [a].[method], [a].[reason], [a].[revision], [a].[status_code], [a].[trimmed_hash], [a].[trimmed_through], [a].[unit_id], [a].[worker_id]
FROM [audit_entries] AS [a]
WHERE [a].[entry_number] < @BelowNumber AND [a].[caller] = @Caller AND [a].[method] = @Method AND [a].[unit_id] = @UnitId AND [a].[worker_id] = @WorkerId AND [a].[last_at] >= @From AND [a].[last_at] < @Before
ORDER BY [a].[entry_number] DESC
GO

SELECT TOP(2) [a].[entry_number], [a].[entry_hash]
FROM [audit_head] AS [a]
GO

UPDATE audit_head SET entry_number = entry_number
GO

SELECT MIN([a].[entry_number])
FROM [audit_entries] AS [a]
GO

-- @through bigint, @limit datetime2(6)
SELECT TOP(1) [a].[entry_number]
FROM [audit_entries] AS [a]
WHERE [a].[entry_number] <= @through AND [a].[last_at] >= @limit
ORDER BY [a].[entry_number]
GO

-- @p bigint
SELECT TOP(2) [a].[entry_number], [a].[call_count], [a].[caller], [a].[entry_hash], [a].[first_at], [a].[item_count], [a].[last_at], [a].[method], [a].[reason], [a].[revision], [a].[status_code], [a].[trimmed_hash], [a].[trimmed_through], [a].[unit_id], [a].[worker_id]
FROM [audit_entries] AS [a]
WHERE [a].[entry_number] = @p
GO

-- @p0 bigint
DELETE FROM audit_entries WHERE entry_number <= @p0
GO

SELECT TOP(1) [a].[trimmed_through], COALESCE([a].[trimmed_hash], N'')
FROM [audit_entries] AS [a]
WHERE [a].[trimmed_through] IS NOT NULL
ORDER BY [a].[trimmed_through] DESC
GO

SELECT TOP(2) [a].[entry_number] AS [EntryNumber], [a].[entry_hash] AS [EntryHash], COALESCE((
    SELECT MIN([a0].[entry_number])
    FROM [audit_entries] AS [a0]), CAST(0 AS bigint)) AS [First], COALESCE((
    SELECT MAX([a1].[entry_number])
    FROM [audit_entries] AS [a1]), CAST(0 AS bigint)) AS [Last]
FROM [audit_head] AS [a]
GO

-- @_number bigint, @through bigint
SELECT [a].[entry_number], [a].[call_count], [a].[caller], [a].[entry_hash], [a].[first_at], [a].[item_count], [a].[last_at], [a].[method], [a].[reason], [a].[revision], [a].[status_code], [a].[trimmed_hash], [a].[trimmed_through], [a].[unit_id], [a].[worker_id]
FROM [audit_entries] AS [a]
WHERE [a].[entry_number] > @_number AND [a].[entry_number] <= @through
ORDER BY [a].[entry_number]
GO
