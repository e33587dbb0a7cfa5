using System.Text;

namespace PyActors.Host.Serving;

/// <summary>One line that came in: a call to make, or what is wrong with it.</summary>
/// <param name="Id">The request's own name, a JSON text in UTF-8 as it came; <c>null</c> where none could be made out.</param>
/// <param name="Invoke">The call; null if the line is no request.</param>
/// <param name="Problem">What is wrong with the line; null if it is a request.</param>
internal sealed record Request(ReadOnlyMemory<byte> Id, Invoke? Invoke, string? Problem)
{
    private static readonly byte[] NoId = Encoding.UTF8.GetBytes("null");

    /// <summary>A line that is no request.</summary>
    public static Request Bad(ReadOnlyMemory<byte>? id, string problem) => new(id ?? NoId, null, problem);
}
