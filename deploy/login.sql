-- The service's own login and its rights, after `migrate`. May be run again: it sets the password anew, and takes in what a later version has added.
-- $(WORKFORCE_DATABASE) and the like are what sqlcmd takes from the environment: not from the command line, where others would see the password, which
-- must not hold ', ; or $. `sqlcmd -b` stops at the first fault. A test holds the rights against what the service sends.
USE [master];
GO

DECLARE @literal nvarchar(300) = QUOTENAME('$(WORKFORCE_DATABASE_PASSWORD)', '''');
DECLARE @statement nvarchar(max) = CASE WHEN SUSER_ID('$(WORKFORCE_DATABASE_USER)') IS NULL THEN N'CREATE' ELSE N'ALTER' END
    + N' LOGIN [$(WORKFORCE_DATABASE_USER)] WITH PASSWORD = ' + @literal;
EXEC (@statement);
GO

USE [$(WORKFORCE_DATABASE)];
GO

-- The second where a backup was restored on another server: the user in it is of a login of that name, and not of this one.
IF USER_ID('$(WORKFORCE_DATABASE_USER)') IS NULL CREATE USER [$(WORKFORCE_DATABASE_USER)] FOR LOGIN [$(WORKFORCE_DATABASE_USER)];
ELSE ALTER USER [$(WORKFORCE_DATABASE_USER)] WITH LOGIN = [$(WORKFORCE_DATABASE_USER)];
GO

-- All that is recorded is only ever added to.
GRANT SELECT, INSERT ON SCHEMA::dbo TO [$(WORKFORCE_DATABASE_USER)];
-- But for where each of the two chains ends,
GRANT UPDATE ON dbo.ledger_head TO [$(WORKFORCE_DATABASE_USER)];
GRANT UPDATE ON dbo.audit_head TO [$(WORKFORCE_DATABASE_USER)];
-- and a name that is erased.
GRANT UPDATE ON dbo.workers (name, name_erased) TO [$(WORKFORCE_DATABASE_USER)];
GO

-- Whatever else the login is given later.
DENY UPDATE, DELETE ON dbo.audit_entries TO [$(WORKFORCE_DATABASE_USER)];
DENY DELETE ON SCHEMA::dbo TO [$(WORKFORCE_DATABASE_USER)];
DENY INSERT ON dbo.__EFMigrationsHistory TO [$(WORKFORCE_DATABASE_USER)];
GO
