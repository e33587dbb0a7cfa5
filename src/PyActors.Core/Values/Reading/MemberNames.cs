namespace PyActors.Reading;

/// <summary>Brings Python's snake_case and .NET's PascalCase together.</summary>
internal static class MemberNames
{
    /// <summary>The name without its underscores, in lower case: <c>http_status</c> and <c>HttpStatus</c> are the same.</summary>
    public static string Normalise(string name) => name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
