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
    private const int MostBytes = 12;
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
            byte[] bytes => Quote(bytes),
            double number => WriteFloat(number),
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

    // A float always has a point, an exponent, or a name, and an exponent has two digits at least.
    private static string WriteFloat(double number)
    {
        if (!double.IsFinite(number))
            return double.IsNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";

        var text = number.ToString(CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny('.', 'E') < 0 ? text + ".0" : text.Replace("E", "e", StringComparison.Ordinal);
    }

    private static string Quote(byte[] bytes)
    {
        var text = new StringBuilder("b'");
        foreach (var value in bytes.AsSpan(0, Math.Min(bytes.Length, MostBytes)))
            text.Append(value switch
            {
                (byte)'\\' or (byte)'\'' => $"\\{(char)value}",
                (byte)'\n' => "\\n",
                (byte)'\r' => "\\r",
                (byte)'\t' => "\\t",
                >= 0x20 and < 0x7f => ((char)value).ToString(),
                _ => $"\\x{value:x2}",
            });

        return text.Append(bytes.Length > MostBytes ? "…'" : "'").ToString();
    }

    private static string Quote(string name) =>
        $"\"{(name.Length > LongestKey ? name[..LongestKey] : name).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings("\\n")}\"";
}
