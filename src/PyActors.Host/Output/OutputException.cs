namespace PyActors.Host.Output;

/// <summary>The output can't be written any further: the disk is full, the reader has gone. The message says what stands in it.</summary>
internal sealed class OutputException(string message, Exception inner) : Exception(message, inner);
