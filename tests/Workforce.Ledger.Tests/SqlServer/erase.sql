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

-- @values1 bigint
SELECT [c].[change_number], [c].[change_id], [c].[fact_kind], [c].[made_at], [c].[made_sequence], [c].[revision], [c].[source], [c].[withdrawn]
FROM [changes] AS [c]
WHERE [c].[change_number] = @values1
ORDER BY [c].[change_number]
GO

-- @first bigint, @last bigint
SELECT [r].[revision], [r].[change_count], [r].[last_change_number], [r].[recorded_at]
FROM [revisions] AS [r]
WHERE [r].[revision] >= @first AND [r].[revision] <= @last
GO

-- @values1 bigint
SELECT [n].[change_number], [n].[worker_id]
FROM [name_erasures] AS [n]
WHERE [n].[change_number] = @values1
GO

-- @p0 bigint, @p1 int, @p2 bigint, @p3 datetime2(6)
INSERT INTO [revisions] ([revision], [change_count], [last_change_number], [recorded_at]) VALUES (@p0, @p1, @p2, @p3)
GO

-- @p0 bigint, @p1 nvarchar(4000), @p2 int, @p3 datetime2(6), @p4 bigint, @p5 bigint, @p6 nvarchar(4000), @p7 bit, @p8 bigint, @p9 nvarchar(4000), @p10 int, @p11 datetime2(6), @p12 bigint, @p13 bigint, @p14 nvarchar(4000), @p15 bit
INSERT INTO [changes] ([change_number], [change_id], [fact_kind], [made_at], [made_sequence], [revision], [source], [withdrawn]) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7), (@p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15)
GO

-- @p0 bigint, @p1 nvarchar(4000), @p2 bit, @p3 nvarchar(4000)
INSERT INTO [workers] ([change_number], [name], [name_erased], [worker_id]) VALUES (@p0, @p1, @p2, @p3)
GO

-- @p0 bigint, @p1 nvarchar(4000)
INSERT INTO [name_erasures] ([change_number], [worker_id]) VALUES (@p0, @p1)
GO

-- @values1 nvarchar(64), @throughNumber bigint
SELECT [w].[change_number]
FROM [workers] AS [w]
WHERE [w].[worker_id] = @values1 AND [w].[change_number] <= @throughNumber AND [w].[name] <> N''
GO

-- @p0 bigint
UPDATE workers SET name = '', name_erased = 1 WHERE change_number = @p0
GO

-- @p0 bigint, @moment datetime2(6)
UPDATE ledger_head SET change_number = @p0, recorded_at = @moment
GO

SELECT DISTINCT [w].[worker_id]
FROM [workers] AS [w]
WHERE [w].[name] <> N''
GO
