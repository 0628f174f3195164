using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workforce.Ledger.Migrations.SqlServer
{
    /// <summary>
    /// By hand, since EF would look for defaults of the columns in the server's views. No index is on them, and no text is written anew: it is the
    /// same in every collation. A program of the version before asks in the same words.
    /// </summary>
    internal partial class ExactComparison : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE [audit_entries] ALTER COLUMN [caller] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL;");
            migrationBuilder.Sql("ALTER TABLE [audit_entries] ALTER COLUMN [method] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL;");
            migrationBuilder.Sql("ALTER TABLE [workers] ALTER COLUMN [name] nvarchar(200) COLLATE Latin1_General_100_BIN2 NOT NULL;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE [workers] ALTER COLUMN [name] nvarchar(200) COLLATE DATABASE_DEFAULT NOT NULL;");
            migrationBuilder.Sql("ALTER TABLE [audit_entries] ALTER COLUMN [method] nvarchar(200) COLLATE DATABASE_DEFAULT NOT NULL;");
            migrationBuilder.Sql("ALTER TABLE [audit_entries] ALTER COLUMN [caller] nvarchar(200) COLLATE DATABASE_DEFAULT NOT NULL;");
        }
    }
}
