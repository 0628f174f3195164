using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Workforce.Ledger.Migrations.Sqlite
{
    /// <inheritdoc />
    internal partial class CaseloadsAndPolicies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_changes_fact_kind",
                table: "changes");

            migrationBuilder.CreateTable(
                name: "breach_plans",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "INTEGER", nullable: false),
                    worker_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    plan_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    acknowledged = table.Column<bool>(type: "INTEGER", nullable: false),
                    plan_text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    due_date = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_breach_plans", x => x.change_number);
                    table.ForeignKey(
                        name: "FK_breach_plans_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "case_weightings",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    first_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    stable_points = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: false),
                    assessment_points = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: false),
                    child_in_need_points = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: false),
                    child_protection_points = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: false),
                    looked_after_points = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: false),
                    care_leaver_points = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: false),
                    other_points = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: false),
                    open_but_finished_points = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_weightings", x => x.change_number);
                    table.ForeignKey(
                        name: "FK_case_weightings_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "caseload_reports",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "INTEGER", nullable: false),
                    case_system = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    worker_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    first_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    assessment = table.Column<int>(type: "INTEGER", nullable: false),
                    child_in_need = table.Column<int>(type: "INTEGER", nullable: false),
                    child_protection = table.Column<int>(type: "INTEGER", nullable: false),
                    looked_after = table.Column<int>(type: "INTEGER", nullable: false),
                    care_leaver = table.Column<int>(type: "INTEGER", nullable: false),
                    other = table.Column<int>(type: "INTEGER", nullable: false),
                    open_but_finished = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_caseload_reports", x => x.change_number);
                    table.ForeignKey(
                        name: "FK_caseload_reports_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "caseload_snapshots",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "INTEGER", nullable: false),
                    case_system = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    snapshot_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    worker_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_caseload_snapshots", x => x.change_number);
                    table.ForeignKey(
                        name: "FK_caseload_snapshots_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "caseload_thresholds",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "INTEGER", nullable: false),
                    threshold_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    role = table.Column<int>(type: "INTEGER", nullable: true),
                    worker_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    basis = table.Column<int>(type: "INTEGER", nullable: false),
                    case_limit = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: false),
                    amber_limit = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: true),
                    first_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    must_be_met_by_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    last_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    protection = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    limit_rounding = table.Column<int>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_caseload_thresholds", x => x.change_number);
                    table.CheckConstraint("CK_caseload_thresholds_basis", "basis BETWEEN 1 AND 3");
                    table.CheckConstraint("CK_caseload_thresholds_limit_rounding", "limit_rounding BETWEEN 1 AND 4");
                    table.CheckConstraint("CK_caseload_thresholds_role", "role BETWEEN 1 AND 7");
                    table.ForeignKey(
                        name: "FK_caseload_thresholds_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "frozen_figures",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "INTEGER", nullable: false),
                    figure_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    as_of_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    as_known_revision = table.Column<long>(type: "INTEGER", nullable: false),
                    numerator = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: true),
                    denominator = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: true),
                    unrounded_value = table.Column<decimal>(type: "TEXT", precision: 28, scale: 10, nullable: true),
                    no_value_reason = table.Column<int>(type: "INTEGER", nullable: true),
                    decimal_places = table.Column<int>(type: "INTEGER", nullable: false),
                    truncated = table.Column<bool>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    role_bits = table.Column<int>(type: "INTEGER", nullable: false),
                    measure = table.Column<int>(type: "INTEGER", nullable: false),
                    definition = table.Column<int>(type: "INTEGER", nullable: false),
                    month_alone = table.Column<bool>(type: "INTEGER", nullable: false),
                    by_heads = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_frozen_figures", x => x.change_number);
                    table.CheckConstraint("CK_frozen_figures_measure", "measure BETWEEN 1 AND 5");
                    table.CheckConstraint("CK_frozen_figures_no_value_reason", "no_value_reason BETWEEN 1 AND 4");
                    table.ForeignKey(
                        name: "FK_frozen_figures_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "targets",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "INTEGER", nullable: false),
                    target_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    direction = table.Column<int>(type: "INTEGER", nullable: false),
                    target_limit = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: false),
                    amber_margin = table.Column<decimal>(type: "TEXT", precision: 18, scale: 6, nullable: false),
                    first_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    must_be_met_by_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    role_bits = table.Column<int>(type: "INTEGER", nullable: false),
                    measure = table.Column<int>(type: "INTEGER", nullable: false),
                    definition = table.Column<int>(type: "INTEGER", nullable: false),
                    month_alone = table.Column<bool>(type: "INTEGER", nullable: false),
                    by_heads = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_targets", x => x.change_number);
                    table.CheckConstraint("CK_targets_direction", "direction BETWEEN 1 AND 2");
                    table.CheckConstraint("CK_targets_measure", "measure BETWEEN 1 AND 5");
                    table.ForeignKey(
                        name: "FK_targets_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "unallocated_cases",
                columns: table => new
                {
                    change_number = table.Column<long>(type: "INTEGER", nullable: false),
                    case_system = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    unit_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    first_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    assessment = table.Column<int>(type: "INTEGER", nullable: false),
                    child_in_need = table.Column<int>(type: "INTEGER", nullable: false),
                    child_protection = table.Column<int>(type: "INTEGER", nullable: false),
                    looked_after = table.Column<int>(type: "INTEGER", nullable: false),
                    care_leaver = table.Column<int>(type: "INTEGER", nullable: false),
                    other = table.Column<int>(type: "INTEGER", nullable: false),
                    open_but_finished = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unallocated_cases", x => x.change_number);
                    table.ForeignKey(
                        name: "FK_unallocated_cases_changes_change_number",
                        column: x => x.change_number,
                        principalTable: "changes",
                        principalColumn: "change_number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "CK_changes_fact_kind",
                table: "changes",
                sql: "fact_kind BETWEEN 1 AND 14");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "breach_plans");

            migrationBuilder.DropTable(
                name: "case_weightings");

            migrationBuilder.DropTable(
                name: "caseload_reports");

            migrationBuilder.DropTable(
                name: "caseload_snapshots");

            migrationBuilder.DropTable(
                name: "caseload_thresholds");

            migrationBuilder.DropTable(
                name: "frozen_figures");

            migrationBuilder.DropTable(
                name: "targets");

            migrationBuilder.DropTable(
                name: "unallocated_cases");

            migrationBuilder.DropCheckConstraint(
                name: "CK_changes_fact_kind",
                table: "changes");

            migrationBuilder.AddCheckConstraint(
                name: "CK_changes_fact_kind",
                table: "changes",
                sql: "fact_kind BETWEEN 1 AND 6");
        }
    }
}
