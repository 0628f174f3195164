UPDATE [l]
SET [l].[revision] = [l].[revision] + CAST(1 AS bigint)
FROM [ledger_head] AS [l]
GO

SELECT TOP(2) [l].[id], [l].[change_number], [l].[recorded_at], [l].[revision]
FROM [ledger_head] AS [l]
GO

-- @source nvarchar(64), @p0 nvarchar(4000)
SELECT [c].[change_number]
FROM [changes] AS [c]
WHERE [c].[source] = @source AND [c].[change_id] IN (
    SELECT [s].[Value]
    FROM (
        SELECT value COLLATE Latin1_General_100_BIN2 AS [Value] FROM OPENJSON(@p0) WITH (value nvarchar(64) '$')
    ) AS [s]
)
GO

SELECT CASE
    WHEN EXISTS (
        SELECT 1
        FROM [name_erasures] AS [n]) THEN CAST(1 AS bit)
    ELSE CAST(0 AS bit)
END
GO

-- @p0 nvarchar(4000)
SELECT [n].[change_number]
FROM [name_erasures] AS [n]
WHERE [n].[worker_id] IN (
    SELECT [s].[Value]
    FROM (
        SELECT value COLLATE Latin1_General_100_BIN2 AS [Value] FROM OPENJSON(@p0) WITH (value nvarchar(64) '$')
    ) AS [s]
)
GO

-- @p0 nvarchar(4000)
SELECT [c].[change_number], [c].[change_id], [c].[fact_kind], [c].[made_at], [c].[made_sequence], [c].[revision], [c].[source], [c].[withdrawn]
FROM [changes] AS [c]
WHERE [c].[change_number] IN (
    SELECT [s].[Value]
    FROM (
        SELECT value AS [Value] FROM OPENJSON(@p0) WITH (value bigint '$')
    ) AS [s]
)
ORDER BY [c].[change_number]
GO

-- @first bigint, @last bigint
SELECT [r].[revision], [r].[change_count], [r].[last_change_number], [r].[recorded_at]
FROM [revisions] AS [r]
WHERE [r].[revision] >= @first AND [r].[revision] <= @last
GO

-- @p0 nvarchar(4000)
SELECT [n].[change_number], [n].[worker_id]
FROM [name_erasures] AS [n]
WHERE [n].[change_number] IN (
    SELECT [s].[Value]
    FROM (
        SELECT value AS [Value] FROM OPENJSON(@p0) WITH (value bigint '$')
    ) AS [s]
)
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

-- @p2 nvarchar(200), @p3 bit, @throughNumber bigint, @p0 nvarchar(4000)
UPDATE [w]
SET [w].[name] = @p2,
    [w].[name_erased] = @p3
FROM [workers] AS [w]
WHERE [w].[change_number] <= @throughNumber AND [w].[name] <> N'' AND [w].[worker_id] IN (
    SELECT [s].[Value]
    FROM (
        SELECT value COLLATE Latin1_General_100_BIN2 AS [Value] FROM OPENJSON(@p0) WITH (value nvarchar(64) '$')
    ) AS [s]
)
GO

-- @p bigint, @p1 datetime2(6)
UPDATE [l]
SET [l].[change_number] = @p,
    [l].[recorded_at] = @p1
FROM [ledger_head] AS [l]
GO
