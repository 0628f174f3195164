using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workforce.Ledger.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class AuditAndNameErasure : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_changes_fact_kind",
                table: "changes");

            migrationBuilder.AddColumn<bool>(
                name: "name_erased",
                table: "workers",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    entry_number = table.Column<long>(type: "bigint", nullable: false),
                    caller = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    method = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    unit_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    worker_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    status_code = table.Column<int>(type: "int", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    first_at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    last_at = table.Column<DateTime>(type: "datetime2(6)", precision: 6, nullable: false),
                    call_count = table.Column<long>(type: "bigint", nullable: false),
                    item_count = table.Column<long>(type: "bigint", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    trimmed_through = table.Column<long>(type: "bigint", nullable: true),
                    trimmed_hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true, collation: "Latin1_General_100_BIN2"),
                    entry_hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_entries", x => x.entry_number);
                });

            migrationBuilder.CreateTable(
                name: "audit_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "int", nullable: false),
                    entry_number = table.Column<long>(type: "bigint", nullable: false),
                    entry_hash = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_head", x => x.id);
                    table.CheckConstraint("CK_audit_head_id", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "name_erasures",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "bigint", nullable: false),
                    worker_id = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_name_erasures", x => x.change_number);
                    table.ForeignKey(
                        name: "FK_name_erasures_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "audit_head",
                columns: new[] { "id", "entry_hash", "entry_number" },
                values: new object[] { 1, "0000000000000000000000000000000000000000000000000000000000000000", 0L });

            migrationBuilder.AddCheckConstraint(
                name: "CK_changes_fact_kind",
                table: "changes",
                sql: "fact_kind BETWEEN 1 AND 16");

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_last_at",
                table: "audit_entries",
                column: "last_at");

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_worker_id",
                table: "audit_entries",
                column: "worker_id");

            migrationBuilder.CreateIndex(
                name: "IX_name_erasures_worker_id",
                table: "name_erasures",
                column: "worker_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "audit_head");

            migrationBuilder.DropTable(
                name: "name_erasures");

            migrationBuilder.DropCheckConstraint(
                name: "CK_changes_fact_kind",
                table: "changes");

            migrationBuilder.DropColumn(
                name: "name_erased",
                table: "workers");

            migrationBuilder.AddCheckConstraint(
                name: "CK_changes_fact_kind",
                table: "changes",
                sql: "fact_kind BETWEEN 1 AND 15");
        }
    }
}
