SELECT TOP(2) [l].[revision], [l].[change_number]
FROM [ledger_head] AS [l]
GO

-- @moment datetime2(6)
SELECT TOP(1) [r].[revision]
FROM [revisions] AS [r]
WHERE [r].[recorded_at] <= @moment
ORDER BY [r].[recorded_at] DESC, [r].[revision] DESC
GO
