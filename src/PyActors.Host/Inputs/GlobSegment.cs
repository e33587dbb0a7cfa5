using System.Text;
using System.Text.RegularExpressions;
using PyActors.Host.Commands;

namespace PyActors.Host.Inputs;

/// <summary>
/// The part of a pattern between two separators: a name, a name with wildcards (<c>*</c>, <c>?</c>, <c>[abc]</c>,
/// <c>[!a-z]</c>), or <c>**</c> for any number of folders. As in a shell, a wildcard doesn't match a leading dot.
/// </summary>
internal sealed class GlobSegment
{
    private const string Everywhere = "**";

    private readonly Regex? _wildcards;

    /// <summary>Reads one part.</summary>
    /// <exception cref="CommandFailedException">It is none.</exception>
    public GlobSegment(string text)
    {
        Text = text;
        IsEverywhere = text == Everywhere;
        if (!IsEverywhere && text.AsSpan().ContainsAny("*?["))
            _wildcards = Compile(text);
    }

    /// <summary>The part as written.</summary>
    public string Text { get; }

    /// <summary>Whether it stands for any number of folders.</summary>
    public bool IsEverywhere { get; }

    /// <summary>Whether it is one name and no other.</summary>
    public bool IsName => !IsEverywhere && _wildcards is null;

    private static RegexOptions Case => OperatingSystem.IsWindows() ? RegexOptions.IgnoreCase : RegexOptions.None;

    /// <summary>Whether a name of a file or folder fits.</summary>
    public bool Matches(string name)
    {
        if (_wildcards is null && !IsEverywhere)
            return name == Text;

        var isHidden = name.StartsWith('.') && !Text.StartsWith('.');
        return !isHidden && (_wildcards?.IsMatch(name) ?? true);
    }

    private static Regex Compile(string text)
    {
        try
        {
            return new Regex(Translate(text), RegexOptions.CultureInvariant | RegexOptions.Singleline | Case);
        }
        catch (RegexParseException)
        {
            // Whatever else means something in an expression has been escaped.
            throw new CommandFailedException(ExitCode.Usage, $"--glob: '{text}' is no pattern: a range between its brackets runs backwards.");
        }
    }

    private static string Translate(string text)
    {
        var regex = new StringBuilder("^");
        for (var i = 0; i < text.Length; i++)
        {
            var close = text[i] == '[' && i + 2 < text.Length ? text.IndexOf(']', i + 2) : -1;
            if (close > 0)
            {
                regex.Append(TranslateSet(text[(i + 1)..close]));
                i = close;
            }
            else
            {
                regex.Append(text[i] switch { '*' => ".*", '?' => ".", var c => Regex.Escape(c.ToString()) });
            }
        }

        return regex.Append("\\z").ToString();
    }

    private static string TranslateSet(string set)
    {
        var isNegated = set[0] is '!' or '^' && set.Length > 1;
        var members = (isNegated ? set[1..] : set).Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal)
            .Replace("^", "\\^", StringComparison.Ordinal);
        return isNegated ? $"[^{members}]" : $"[{members}]";
    }
}
