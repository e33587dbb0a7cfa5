using System.Collections;

// Stand-ins under the real names, by which their values are known: the library itself isn't needed for anything else.
namespace Newtonsoft.Json.Linq;

/// <summary>As in Newtonsoft.Json: what can be enumerated though a value holds no tokens.</summary>
internal abstract class JToken : IEnumerable<JToken>
{
    /// <inheritdoc/>
    public IEnumerator<JToken> GetEnumerator() => Enumerable.Empty<JToken>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>As in Newtonsoft.Json: a value.</summary>
internal sealed class JValue(object? value) : JToken
{
    /// <summary>What it holds.</summary>
    public object? Value { get; private set; } = value;

    /// <summary>One that the real ones can't be.</summary>
    public static JValue OfItself()
    {
        var value = new JValue(null);
        value.Value = value;
        return value;
    }
}

/// <summary>As in Newtonsoft.Json: a name and a value.</summary>
internal sealed class JProperty : JToken;
