using Azure.Identity;

class A
 { object M(System.Uri uri) => new Azure.AI.Projects.AIProjectClient(uri, new DefaultAzureCredential()); }
