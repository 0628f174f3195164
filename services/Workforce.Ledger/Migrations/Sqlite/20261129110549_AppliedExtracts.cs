using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workforce.Ledger.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AppliedExtracts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_changes_fact_kind",
                table: "changes");

            migrationBuilder.CreateTable(
                name: "applied_extracts",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    extract_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    as_of_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    cover_bits = table.Column<int>(type: "INTEGER", nullable: false),
                    row_count = table.Column<int>(type: "INTEGER", nullable: false),
                    digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_applied_extracts", x => x.change_number);
                    table.ForeignKey(
                        name: "FK_applied_extracts_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "CK_changes_fact_kind",
                table: "changes",
                sql: "fact_kind BETWEEN 1 AND 17");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "applied_extracts");

            migrationBuilder.DropCheckConstraint(
                name: "CK_changes_fact_kind",
                table: "changes");

            migrationBuilder.AddCheckConstraint(
                name: "CK_changes_fact_kind",
                table: "changes",
                sql: "fact_kind BETWEEN 1 AND 16");
        }
    }
}
