using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workforce.Ledger.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CoveredUnits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "covered_unit_ids",
                table: "caseload_snapshots",
                type: "TEXT",
                maxLength: 3250,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "covered_unit_ids",
                table: "caseload_snapshots");
        }
    }
}
