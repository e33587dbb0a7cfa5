namespace PyActors.Testing.Contract;

/// <summary>An exception that can't even say what is wrong.</summary>
public sealed class SpeechlessException : Exception
{
    public override string Message => throw this;
}
