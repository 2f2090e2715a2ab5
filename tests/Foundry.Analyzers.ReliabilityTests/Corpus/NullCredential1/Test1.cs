using Azure.Identity;

class B
 { object M(System.Uri uri) => new Azure.AI.Projects.AIProjectClient(uri, new DefaultAzureCredential()); }
