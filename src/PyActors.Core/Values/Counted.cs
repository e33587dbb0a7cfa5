using System.Globalization;

namespace PyActors;

/// <summary>Numbers of things in messages.</summary>
internal static class Counted
{
    /// <summary>How many, and of what: <c>1 item</c>, <c>2,000 items</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="noun">One of them; more are called so with an s.</param>
    public static string Of(long count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
