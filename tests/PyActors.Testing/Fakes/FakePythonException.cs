namespace PyActors.Testing;

/// <summary>What a fake callable throws to have raised a Python exception.</summary>
public sealed class FakePythonException(string type, string message) : Exception(message)
{
    public PyError Error => new(type, Message, $"Traceback (most recent call last):\n{type}: {Message}\n");
}
