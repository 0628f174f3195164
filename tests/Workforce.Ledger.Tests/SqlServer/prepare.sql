SELECT 1
GO

SELECT OBJECT_ID(N'[__EFMigrationsHistory]');
GO

SELECT [MigrationId], [ProductVersion]
FROM [__EFMigrationsHistory]
ORDER BY [MigrationId];
GO
