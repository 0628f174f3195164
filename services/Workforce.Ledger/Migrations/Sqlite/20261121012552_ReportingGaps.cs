using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workforce.Ledger.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ReportingGaps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_changes_fact_kind",
                table: "changes");

            migrationBuilder.CreateTable(
                name: "reporting_gaps",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "INTEGER", nullable: false),
                    reporting_gap_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    first_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    figure_bits = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reporting_gaps", x => x.change_number);
                    table.CheckConstraint("CK_reporting_gaps_reason", "reason BETWEEN 1 AND 2");
                    table.ForeignKey(
                        name: "FK_reporting_gaps_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "CK_changes_fact_kind",
                table: "changes",
                sql: "fact_kind BETWEEN 1 AND 15");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "reporting_gaps");

            migrationBuilder.DropCheckConstraint(
                name: "CK_changes_fact_kind",
                table: "changes");

            migrationBuilder.AddCheckConstraint(
                name: "CK_changes_fact_kind",
                table: "changes",
                sql: "fact_kind BETWEEN 1 AND 14");
        }
    }
}
