namespace PyActors.Interop.Callables;

/// <summary>Finds the names that a misspelt one may have meant.</summary>
internal static class NearNames
{
    private const int Most = 3;
    private const int LongestName = 100;

    /// <summary>A sentence for a message, as in <c> Did you mean 'sqrt'?</c>; empty if nothing is near.</summary>
    public static string Hint(string wanted, IEnumerable<string> names)
    {
        var near = Find(wanted, names);
        return near.Count == 0 ? "" : $" Did you mean {string.Join(" or ", near.Select(name => $"'{name}'"))}?";
    }

    /// <summary>The nearest names, the nearest first.</summary>
    public static IReadOnlyList<string> Find(string wanted, IEnumerable<string> names)
    {
        var limit = Math.Max(1, wanted.Length / 3);
        return
        [
            .. names.Distinct()
                .Where(name => name.Length <= LongestName && Math.Abs(name.Length - wanted.Length) <= limit)
                .Select(name => (name, distance: Distance(wanted, name)))
                .Where(near => near.distance <= limit)
                .OrderBy(near => near.distance)
                .ThenBy(near => near.name, StringComparer.Ordinal)
                .Take(Most)
                .Select(near => near.name),
        ];
    }

    // How many letters to insert, drop, replace or swap with their neighbour; the case of letters doesn't count.
    private static int Distance(string one, string other)
    {
        var (beforeLast, last, row) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;

        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replace = last[j - 1] + (Same(one[i - 1], other[j - 1]) ? 0 : 1);
                row[j] = Math.Min(replace, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && Same(one[i - 1], other[j - 2]) && Same(one[i - 2], other[j - 1]))
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[other.Length];
    }

    private static bool Same(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);
}
