using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workforce.Ledger.Migrations.SqlServer
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
                type: "nvarchar(3250)",
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
