using System.Text;

namespace PyActors;

/// <summary>A canonical value as Python would print it, shortened: for people who debug, and for logs.</summary>
internal static class ValueText
{
    private const int MostItems = 16;
    private const int MostLevels = 4;

    /// <summary>The text of a value, whose length has a bound whatever the value's is.</summary>
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Append(text, value, MostLevels);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value, int levels)
    {
        switch (value)
        {
            case object?[] items:
                Append(text, "[", items, "]", levels);
                break;
            case PyTuple items:
                Append(text, "(", items, items.Count == 1 ? ",)" : ")", levels);
                break;
            case PySet { Count: 0 } items:
                text.Append(items.IsFrozen ? "frozenset()" : "set()");
                break;
            case PySet items:
                Append(text, items.IsFrozen ? "frozenset({" : "{", items, items.IsFrozen ? "})" : "}", levels);
                break;
            case PyDict entries:
                AppendEntries(text, entries, levels);
                break;
            default:
                text.Append(ValuePath.Write(value));
                break;
        }
    }

    private static void Append(StringBuilder text, string open, IReadOnlyCollection<object?> items, string close, int levels)
    {
        text.Append(open);
        var separator = "";
        foreach (var item in items.Take(levels == 0 ? 0 : MostItems))
        {
            text.Append(separator);
            Append(text, item, levels - 1);
            separator = ", ";
        }

        AppendRest(text, items.Count, separator, levels);
        text.Append(close);
    }

    private static void AppendEntries(StringBuilder text, PyDict entries, int levels)
    {
        text.Append('{');
        var separator = "";
        foreach (var (key, value) in entries.Take(levels == 0 ? 0 : MostItems))
        {
            text.Append(separator);
            Append(text, key, levels - 1);
            text.Append(": ");
            Append(text, value, levels - 1);
            separator = ", ";
        }

        AppendRest(text, entries.Count, separator, levels);
        text.Append('}');
    }

    private static void AppendRest(StringBuilder text, int count, string separator, int levels)
    {
        if (count > (levels == 0 ? 0 : MostItems))
            text.Append(separator).Append('…');
    }
}
