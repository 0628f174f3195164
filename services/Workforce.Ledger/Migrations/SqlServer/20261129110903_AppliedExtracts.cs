using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workforce.Ledger.Migrations.SqlServer
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
                    change_number = table.Column<long>(type: "bigint", nullable: false),
                    source = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    extract_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    unit_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    as_of_date = table.Column<DateOnly>(type: "date", nullable: false),
                    cover_bits = table.Column<int>(type: "int", nullable: false),
                    row_count = table.Column<int>(type: "int", nullable: false),
                    digest = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2")
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
