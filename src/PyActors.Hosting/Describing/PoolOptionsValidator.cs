using Microsoft.Extensions.Options;
using PyActors.Options;

namespace PyActors.Hosting.Describing;

/// <summary>Checks the options of every pool when the host starts.</summary>
internal sealed class PoolOptionsValidator : IValidateOptions<PoolOptions>
{
    public ValidateOptionsResult Validate(string? name, PoolOptions options) =>
        OptionsFaults.Of(options) is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
}
