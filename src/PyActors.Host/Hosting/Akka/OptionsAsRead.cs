using Microsoft.Extensions.Options;

namespace PyActors.Host.Hosting.Akka;

/// <summary>Hands out options that the command has read, completed and checked already.</summary>
internal sealed class OptionsAsRead<T>(T options) : IOptionsFactory<T>
    where T : class
{
    /// <inheritdoc/>
    public T Create(string name) => options;
}
