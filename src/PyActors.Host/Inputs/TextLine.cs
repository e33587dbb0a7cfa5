namespace PyActors.Host.Inputs;

/// <summary>One line of a file.</summary>
/// <param name="Bytes">Its bytes, without the line's end.</param>
/// <param name="IsTerminated">Whether a line feed follows it; only the last line may lack it.</param>
/// <param name="Size">How many bytes of the file it takes, its end and a byte order mark included.</param>
internal readonly record struct TextLine(byte[] Bytes, bool IsTerminated, int Size);
