using System.Collections.Concurrent;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace SqlServer.StandIn.Language;

/// <summary>Keeps translations: those of a thousand rows take longer than what they do.</summary>
internal sealed class Translations
{
    private const int MaxKept = 500;

    private readonly ConcurrentDictionary<(TSqlFragment Node, string Database, long Version, string Variables), string> _kept = new();

    /// <summary>The translation of a node for a database as it is at a version of its tables, with variables of certain types.</summary>
    public string Get(TSqlFragment node, string database, long version, string variables, Func<string> translate)
    {
        if (_kept.Count > MaxKept)
        {
            _kept.Clear();
        }

        var key = (node, database, version, variables);

        return _kept.TryGetValue(key, out var kept) ? kept : _kept[key] = translate();
    }
}
