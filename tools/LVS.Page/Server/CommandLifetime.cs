using System.Threading;
using System.Threading.Tasks;

using Microsoft.Extensions.Hosting;

namespace LVS.Page;

/// <summary>
/// The server lives as long as the command says. By itself it would hang up on all at Ctrl-C, with the swarm behind it yet to be counted.
/// </summary>
internal sealed class CommandLifetime : IHostLifetime
{
    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
