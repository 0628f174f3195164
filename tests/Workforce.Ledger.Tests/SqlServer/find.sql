-- @_8__locals1_source nvarchar(64), @_8__locals1_changeId nvarchar(64)
SELECT [c].[change_number]
FROM [changes] AS [c]
WHERE [c].[source] = @_8__locals1_source AND [c].[change_id] = @_8__locals1_changeId
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
SELECT [o].[change_number], [o].[first_date], [o].[kind], [o].[last_date], [o].[name], [o].[parent_unit_id], [o].[unit_id]
FROM [organisation_units] AS [o]
WHERE [o].[change_number] = @values1
GO
