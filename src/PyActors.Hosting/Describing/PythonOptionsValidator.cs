using Microsoft.Extensions.Options;
using PyActors.Options;

namespace PyActors.Hosting.Describing;

/// <summary>Checks the options of Python itself when the host starts.</summary>
internal sealed class PythonOptionsValidator : IValidateOptions<PythonOptions>
{
    public ValidateOptionsResult Validate(string? name, PythonOptions options) =>
        OptionsFaults.Of(options) is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
}
