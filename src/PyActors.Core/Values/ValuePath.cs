using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace PyActors;

/// <summary>
/// Where a value sits, as in <c>args[1]["when"]</c>. Built from the inside out, and only when a fault happens: each container on
/// the way back says where it was.
/// </summary>
internal sealed class ValuePath
{
    private const int LongestKey = 64;
    private readonly List<string> _steps = [];

    /// <summary>One more step outwards: the item at an index.</summary>
    public void Item(long index) => _steps.Add(string.Create(CultureInfo.InvariantCulture, $"[{index}]"));

    /// <summary>One more step outwards: the value of a key, in canonical CLR form.</summary>
    public void Key(object? key) => _steps.Add($"[{Write(key)}]");

    /// <summary>One more step outwards: the key at a place, where the key itself is what can't be converted.</summary>
    public void KeyAt(long place) => _steps.Add(string.Create(CultureInfo.InvariantCulture, $".keys()[{place}]"));

    /// <summary>One more step outwards: an attribute, property or field.</summary>
    public void Member(string name) => _steps.Add($".{name}");

    /// <summary>The whole path, from its root.</summary>
    public string From(string root)
    {
        var path = new StringBuilder(root);
        for (var i = _steps.Count - 1; i >= 0; i--)
            path.Append(_steps[i]);

        return path.ToString();
    }

    /// <summary>A key as Python would write it, shortened.</summary>
    public static string Write(object? key)
    {
        var text = key switch
        {
            null => "None",
            bool truth => truth ? "True" : "False",
            string name => Quote(name),
            PyTuple tuple => $"({string.Join(", ", tuple.Take(8).Select(Write))})",
            byte[] bytes => $"b'{Convert.ToHexStringLower(bytes.AsSpan(0, Math.Min(bytes.Length, 16)))}'",
            _ => Describe(key),
        };
        return text.Length <= LongestKey ? text : $"{text.AsSpan(0, LongestKey)}…";
    }

    // A class of the caller's may throw here, too.
    [SuppressMessage("Design", "CA1031", Justification = "The path is part of a fault, whatever the key's own code does.")]
    private static string Describe(object key)
    {
        try
        {
            return (key is IFormattable number ? number.ToString(null, CultureInfo.InvariantCulture) : key.ToString()) ?? "";
        }
        catch (Exception)
        {
            return $"a {key.GetType().FullName}";
        }
    }

    private static string Quote(string name) =>
        $"\"{(name.Length > LongestKey ? name[..LongestKey] : name).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings("\\n")}\"";
}
